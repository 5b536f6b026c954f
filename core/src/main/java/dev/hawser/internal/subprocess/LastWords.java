package dev.hawser.internal.subprocess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a subprocess writes to its standard error. It is passed on to that of this process, and the
/// end of it is kept: it often says why the process has ended.
final class LastWords {
  private static final int MOST_BYTES = 2000;
  private static final int MOST_LINES = 10;

  private final CountDownLatch ended = new CountDownLatch(1);

  /// Guarded by this, as what follows.
  private byte[] last = {};

  private boolean cut;

  private LastWords() {}

  /// Begins to listen to a process; one whose standard error goes elsewhere is not heard here.
  static LastWords of(Process process) {
    LastWords words = new LastWords();
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("hawser-errors-of-" + process.pid())
            .inheritInheritableThreadLocals(false)
            .start(() -> words.pass(process.getErrorStream()));
    return words;
  }

  private void pass(InputStream from) {
    byte[] buffer = new byte[MOST_BYTES];
    try (from) {
      int count = from.read(buffer);
      while (count >= 0) {
        System.err.write(buffer, 0, count);
        System.err.flush();
        keep(buffer, count);
        count = from.read(buffer);
      }
    } catch (IOException over) {
      // The process has ended, and its streams with it.
    } finally {
      ended.countDown();
    }
  }

  private synchronized void keep(byte[] more, int count) {
    byte[] both = Arrays.copyOf(last, last.length + count);
    System.arraycopy(more, 0, both, last.length, count);
    int from = Math.max(0, both.length - MOST_BYTES);
    cut |= from > 0;
    last = Arrays.copyOfRange(both, from, both.length);
  }

  /// The last lines of a process that has ended, or nothing.
  ///
  /// @param patience how long to wait for the end of them
  String tail(Duration patience) {
    try {
      var _ = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> lines = kept().lines().filter(line -> !line.isBlank()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }

  /// Whole lines, without what could move the cursor of a terminal.
  private synchronized String kept() {
    String text = new String(last, StandardCharsets.UTF_8);
    String whole = cut ? text.substring(1 + text.indexOf('\n')) : text;
    return whole.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }
}
