package dev.hawser.internal.process;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Prints here what a command prints at the other end, both outputs in the order in which they
/// come, on a virtual thread.
final class Echo {
  /// What is kept to be printed at once.
  static final int MOST_AT_ONCE = 64 << 20;

  /// Some content of one kind, with the stamp of its last piece.
  private static final class Chunk {
    final int which;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long stamp;

    Chunk(int which) {
      this.which = which;
    }
  }

  private final int window;
  private final boolean onceAll;
  private final Line line;
  private final Causality causality;
  private final Printer out = new Printer(Says.OUT);
  private final Printer err = new Printer(Says.ERR);
  private final Part outPart = new Part(Says.OUT);
  private final Part errPart = new Part(Says.ERR);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();

  /// What is kept until the end. Belongs to the thread that prints.
  private final List<Chunk> kept = new ArrayList<>();

  private long keptBytes;
  private volatile @Nullable Thread thread;

  /// Prepares one.
  ///
  /// @param onceAll whether to print at the end, not as it comes
  Echo(int window, boolean onceAll, Line line, Causality causality) {
    this.window = window;
    this.onceAll = onceAll;
    this.line = line;
    this.causality = causality;
  }

  /// Begins to print.
  void start() {
    thread = Threads.start("echo", this::run);
  }

  /// Waits until everything is printed.
  void await() throws InterruptedException {
    Thread printing = thread;
    if (printing != null) {
      printing.join();
    }
  }

  Sink sink(int which) {
    return which == Says.ERR ? errPart : outPart;
  }

  private void run() {
    try {
      for (Chunk next = next(); next != null; next = next()) {
        awaitCauses(next);
        show(next);
        part(next.which).done(next.bytes.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      showKept();
      out.finish();
      err.finish();
    }
  }

  private void awaitCauses(Chunk chunk) throws InterruptedException {
    try {
      causality.await(chunk.stamp, Patience.FOREVER);
    } catch (HawserException e) {
      // The session is over; what has come is shown all the same.
    }
  }

  private @Nullable Chunk next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !(outPart.ended && errPart.ended)) {
        changed.await();
      }
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  private void show(Chunk chunk) {
    if (!onceAll) {
      print(chunk);
      return;
    }
    kept.add(chunk);
    keptBytes += chunk.bytes.size();
    if (keptBytes >= MOST_AT_ONCE) {
      showKept();
    }
  }

  private void showKept() {
    kept.forEach(this::print);
    kept.clear();
    keptBytes = 0;
  }

  private void print(Chunk chunk) {
    byte[] bytes = chunk.bytes.toByteArray();
    (chunk.which == Says.ERR ? err : out).print(bytes, 0, bytes.length);
  }

  private Part part(int which) {
    return which == Says.ERR ? errPart : outPart;
  }

  /// One of the two outputs.
  private final class Part implements Sink {
    private final int which;

    /// Bytes that arrived and for which no new room was given. With all below, guarded by the lock.
    private int used;

    private int owed;
    private boolean ended;

    Part(int which) {
      this.which = which;
    }

    @Override
    public void add(byte[] bytes, int offset, int length, long stamp) {
      lock.lock();
      try {
        if (length > window - used) {
          throw new RefusedException("more than the " + window + " bytes that there is room for");
        }
        used += length;
        Chunk last = waiting.peekLast();
        if (last == null || last.which != which) {
          last = new Chunk(which);
          waiting.add(last);
        }
        last.bytes.write(bytes, offset, length);
        last.stamp = Math.max(last.stamp, stamp);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /// So many bytes were dealt with.
    void done(int bytes) {
      int room = 0;
      lock.lock();
      try {
        owed += bytes;
        if (owed >= window / 4 && !ended) {
          room = owed;
          used -= owed;
          owed = 0;
        }
      } finally {
        lock.unlock();
      }
      line.consumed(bytes);
      if (room > 0) {
        line.room(which, room);
      }
    }

    @Override
    public void end() {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /// What has come is printed all the same.
    @Override
    public void fail(IOException reason) {
      end();
    }

    /// It will all be printed in a moment.
    @Override
    public void release() {}
  }
}
