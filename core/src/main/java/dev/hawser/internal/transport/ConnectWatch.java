package dev.hawser.internal.transport;

import dev.hawser.internal.time.Timer;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Closes a socket whose connecting takes too long.
///
/// The JDK's own connect timeout would leave the socket in non-blocking mode for the rest of its
/// life, which costs every later read a poll.
final class ConnectWatch {
  private final AtomicBoolean settled = new AtomicBoolean();

  private ConnectWatch() {}

  /// Connects a socket, or fails with a `SocketTimeoutException` when the time is over.
  static void within(Duration timeout, Timer timer, Closeable socket, Connecting connecting)
      throws IOException {
    ConnectWatch watch = new ConnectWatch();
    Timer.Alarm alarm = timer.schedule(Math.max(1, nanos(timeout)), () -> watch.expire(socket));
    try {
      connecting.run();
    } catch (IOException e) {
      throw watch.settle() ? e : new SocketTimeoutException("no answer within " + timeout);
    } finally {
      alarm.cancel();
    }
    if (!watch.settle()) {
      throw new SocketTimeoutException("no answer within " + timeout);
    }
  }

  /// Whoever settles first, the connecting thread or the alarm, decides whether the socket lives.
  private boolean settle() {
    return settled.compareAndSet(false, true);
  }

  private void expire(Closeable socket) {
    if (settle()) {
      Sockets.closeQuietly(socket);
    }
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE / 2;
    }
  }

  /// What is being watched.
  @FunctionalInterface
  interface Connecting {
    void run() throws IOException;
  }
}
