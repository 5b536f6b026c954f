package dev.hawser.subprocess;

import dev.hawser.Server;
import dev.hawser.object.Remote;
import dev.hawser.security.Trust;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The subprocess of {@link SubprocessTest}.
public final class Worker {
  private Worker() {}

  /// What the worker offers.
  @Remote
  public interface Bench {
    /// Ends the process without a word.
    void halt(int code, String lastWords);

    /// Prints past `System.out`.
    void scribble(String text) throws IOException;

    /// Waits until the end.
    void hang() throws InterruptedException;
  }

  private static final class Workbench implements Bench {
    @Override
    public void halt(int code, String lastWords) {
      System.err.println(lastWords);
      Runtime.getRuntime().halt(code);
    }

    @Override
    public void scribble(String text) throws IOException {
      new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void hang() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /// Serves.
  ///
  /// @param args how
  public static void main(String... args) throws InterruptedException {
    String how = args.length == 0 ? "" : args[0];
    if (how.equals("greets")) {
      System.out.println("Welcome to the machine");
    }
    try (Server server = open(how)) {
      System.out.println("this goes to standard error");
      server.export("bench", new Workbench());
      server.awaitClose();
    }
  }

  private static Server open(String how) {
    return switch (how) {
      case "trusts nobody" -> Server.builder().standardStreams().trust(Trust.nothing()).open();
      case "is impatient" ->
          Server.builder()
              .standardStreams()
              .heartbeat(Duration.ofMillis(100))
              .grace(Duration.ZERO)
              .open();
      default -> Server.standardStreams();
    };
  }
}
