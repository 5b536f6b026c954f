package dev.hawser.harm.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// All packets that pass a network interface, kept in a file.
final class Capture {
  /// What the last packet says.
  static final String LAST = "that is all";

  private static final int END_SECONDS = 10;

  private final Process process;
  private final Path file;

  private Capture(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /// Begins to listen; returns when it does.
  static Capture begin(String namespace, String device, Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                namespace,
                "tcpdump",
                "-i",
                device,
                "-n",
                "-U",
                "-s",
                "0",
                "-Z",
                "root",
                "-w",
                file.toString())
            .start();
    String line = process.errorReader().readLine();
    if (line == null || !line.contains("listening")) {
      throw new IOException("tcpdump does not listen: " + line);
    }
    return new Capture(process, file);
  }

  /// Ends the listening, when everything up to a last packet was captured.
  ///
  /// @param last sends that packet, with {@link #LAST} in it
  /// @return how many bytes were captured
  long end(ProcessBuilder last) throws IOException, InterruptedException {
    last.start().waitFor();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    while (found(List.of(LAST)).isEmpty()) {
      if (System.nanoTime() > limit) {
        throw new IOException("tcpdump does not see the last packet");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("tcpdump does not end");
    }
    return Files.size(file);
  }

  /// Which of some texts the captured bytes contain.
  List<String> found(Collection<String> texts) throws IOException {
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return texts.stream().filter(bytes::contains).toList();
  }
}
