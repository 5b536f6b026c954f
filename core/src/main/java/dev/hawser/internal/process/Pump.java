package dev.hawser.internal.process;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries what a command prints from its pipe to the caller. While the caller does not read, the
/// pipe fills up, and the command waits.
///
/// A command may leave children behind that keep its pipe open. So once it has ended, the pump
/// takes what is still in the pipe, and does not wait for more for longer than a moment.
///
/// It has a platform thread of its own: reading a pipe would hold up the other virtual threads of
/// the process.
final class Pump {
  private static final Duration MOMENT = Duration.ofMillis(500);

  /// As much as a pipe can hold.
  private static final int MOST_LEFT = 1 << 20;

  private final String name;
  private final InputStream pipe;
  private final Outflow flow;
  private final @Nullable Printer echo;
  private final boolean goingOn;
  private final Patience patience;
  private final CountDownLatch done = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private boolean reading;
  private boolean exited;
  private boolean over;
  private int left = MOST_LEFT;
  private Timer.@Nullable Alarm alarm;

  /// Prepares one.
  ///
  /// @param echo where it prints what it carries, if anywhere
  /// @param goingOn whether it reads on when nobody wants it any more, as the command would
  ///   otherwise break off
  Pump(
      String name,
      InputStream pipe,
      Outflow flow,
      @Nullable Printer echo,
      boolean goingOn,
      Patience patience) {
    this.name = name;
    this.pipe = pipe;
    this.flow = flow;
    this.echo = echo;
    this.goingOn = goingOn;
    this.patience = patience;
  }

  void start() {
    var _ = Thread.ofPlatform().daemon().name("hawser-" + name).start(this::run);
  }

  /// The command has ended.
  void exited() {
    lock.lock();
    try {
      exited = true;
      if (reading) {
        setAlarm();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything was sent, or nobody wants it.
  void await() throws InterruptedException {
    done.await();
  }

  /// Whoever reads the pipe has its monitor. The JDK wants it too when the command has ended, to
  /// read into memory, without bound, what its children still write; so it comes last and finds the
  /// pipe closed.
  private void run() {
    synchronized (pipe) {
      try (pipe) {
        carry();
      } catch (IOException e) {
        Threads.log(Level.DEBUG, name + " broke off", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        finish();
      }
    }
  }

  private void carry() throws IOException, InterruptedException {
    byte[] buffer = new byte[Line.PIECE];
    boolean wanted = true;
    for (int read = read(buffer); read >= 0; read = read(buffer)) {
      if (echo != null) {
        echo.print(buffer, 0, read);
      }
      wanted = wanted && flow.send(buffer, 0, read);
      if (!wanted && !goingOn) {
        return;
      }
    }
  }

  private int read(byte[] buffer) throws IOException {
    if (!begin()) {
      return -1;
    }
    int read = -1;
    try {
      read = pipe.read(buffer, 0, buffer.length);
    } finally {
      end(read);
    }
    return isOver() ? -1 : read;
  }

  private boolean begin() {
    lock.lock();
    try {
      if (exited && left <= 0) {
        return false;
      }
      reading = true;
      if (exited) {
        setAlarm();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void end(int read) {
    lock.lock();
    try {
      reading = false;
      if (alarm != null) {
        alarm.cancel();
        alarm = null;
      }
      if (exited) {
        left -= read;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }

  private void setAlarm() {
    if (alarm == null) {
      alarm = patience.alarm(patience.now() + MOMENT.toNanos(), this::abandon);
    }
  }

  /// Nothing more has come for a moment. The thread that reads will find out when the pipe's last
  /// holder is gone.
  private void abandon() {
    lock.lock();
    try {
      if (!reading) {
        return;
      }
      over = true;
    } finally {
      lock.unlock();
    }
    Threads.start(name, this::finish);
  }

  private void finish() {
    if (echo != null) {
      echo.finish();
    }
    flow.end();
    done.countDown();
  }
}
