package dev.hawser.testing;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.transport.Resettable;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A connection that a {@link FaultPlan} can cut, once, in any of the ways of {@link Cut}.
///
/// Bytes pass straight through on the caller's thread. A cut is *armed* when it must wait for the
/// right moment, and *struck* when it has happened.
final class CutConnection implements Connection {
  private final FaultPlan plan;
  private final Connection delegate;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Cut armed;
  private @Nullable Cut struck;
  private boolean lossy;
  private boolean writing;
  private boolean closed;
  private @Nullable CutSchedule ordered;
  private Timer.@Nullable Alarm alarm;

  CutConnection(FaultPlan plan, Connection delegate, RandomGenerator random) {
    this.plan = plan;
    this.delegate = delegate;
    this.random = random;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (length > 0) {
      int count;
      try {
        count = delegate.read(buffer, offset, length);
      } catch (IOException e) {
        awaitEndOfSilence();
        throw explained(e);
      }
      if (!hasLostBytes()) {
        return count > 0 && take(Cut.MID_FRAME) ? breakRead(count) : count;
      }
      if (count < 0) {
        awaitEndOfSilence();
        throw explained(closedException());
      }
    }
    return 0;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (!beginWrite()) {
      return;
    }
    try {
      if (length > 0 && take(Cut.MID_FRAME)) {
        delegate.write(buffer, offset, chance(length));
        sever(Cut.MID_FRAME);
      } else {
        delegate.write(buffer, offset, length);
      }
    } catch (IOException e) {
      throw explained(e);
    } finally {
      endWrite();
    }
  }

  /// Returns whether the bytes should pass; false if they are to disappear.
  private boolean beginWrite() throws IOException {
    lock.lock();
    try {
      if (!closed && struck == Cut.HALF_OPEN) {
        return false;
      }
      if (closed || struck != null) {
        throw explained(closedException());
      }
      writing = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void endWrite() {
    lock.lock();
    try {
      writing = false;
    } finally {
      lock.unlock();
    }
    if (take(Cut.CLOSE)) {
      sever(Cut.CLOSE);
    }
  }

  private int breakRead(int count) throws IOException {
    int passed = chance(count);
    sever(Cut.MID_FRAME);
    if (passed == 0) {
      throw explained(closedException());
    }
    return passed;
  }

  /// Cuts in the given way, now or as soon as the way allows. A connection that is cut or about to
  /// be stays as it is.
  void strike(Cut kind) {
    lock.lock();
    try {
      if (closed || struck != null || armed != null) {
        return;
      }
      if (kind == Cut.MID_FRAME || (kind == Cut.CLOSE && writing)) {
        armed = kind;
        return;
      }
      if (kind == Cut.HALF_OPEN) {
        struck = kind;
        lossy = true;
        plan.struck(kind);
        return;
      }
    } finally {
      lock.unlock();
    }
    sever(kind);
  }

  /// Ends the connection for both ends at once, even if it was silent.
  ///
  /// @return whether it was still alive
  boolean sever(Cut kind) {
    lock.lock();
    try {
      if (closed || (struck != null && struck != Cut.HALF_OPEN)) {
        return false;
      }
      struck = kind;
      armed = null;
      stopAlarm();
      plan.struck(kind);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    plan.forget(this);
    if (kind == Cut.RESET && delegate instanceof Resettable resettable) {
      resettable.reset();
    } else {
      delegate.close();
    }
    return true;
  }

  /// Forgets cuts that have not happened yet.
  void spare() {
    lock.lock();
    try {
      armed = null;
      stopAlarm();
    } finally {
      lock.unlock();
    }
  }

  /// Lets chance pick when and how this connection will be cut, in place of any earlier choice.
  void schedule(CutSchedule schedule, Timer timer) {
    lock.lock();
    try {
      stopAlarm();
      if (!closed && struck == null) {
        Cut kind = schedule.kind(random);
        ordered = schedule;
        alarm = timer.schedule(schedule.delayNanos(random), () -> strike(kind, schedule));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Cuts unless the schedule has been withdrawn meanwhile.
  private void strike(Cut kind, CutSchedule schedule) {
    lock.lock();
    try {
      if (ordered == schedule) {
        strike(kind);
      }
    } finally {
      lock.unlock();
    }
  }

  private void stopAlarm() {
    ordered = null;
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private boolean take(Cut kind) {
    lock.lock();
    try {
      if (armed != kind) {
        return false;
      }
      armed = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private int chance(int bound) {
    lock.lock();
    try {
      return random.nextInt(bound);
    } finally {
      lock.unlock();
    }
  }

  /// Whether bytes have been swallowed, so that none may be delivered any more, come what may.
  private boolean hasLostBytes() {
    lock.lock();
    try {
      return lossy;
    } finally {
      lock.unlock();
    }
  }

  private void awaitEndOfSilence() {
    lock.lock();
    try {
      while (!closed && struck == Cut.HALF_OPEN) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private IOException explained(IOException e) {
    lock.lock();
    try {
      return closed || struck == null
          ? e
          : new IOException(this + " was cut by the fault plan (" + struck + ")", e);
    } finally {
      lock.unlock();
    }
  }

  private static IOException closedException() {
    return new IOException("the connection has been closed");
  }

  @Override
  public Address remote() {
    return delegate.remote();
  }

  @Override
  public boolean isReplaceable() {
    return delegate.isReplaceable();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      stopAlarm();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    plan.forget(this);
    delegate.close();
  }

  @Override
  public String toString() {
    return "connection to " + remote();
  }
}
