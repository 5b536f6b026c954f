package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.wire.FrameLog.Segment;
import dev.hawser.internal.wire.FrameReader;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The connection a session has at the moment, and who reads it.
///
/// One thread at a time reads: it holds the *role*. Usually that is the link's own reader. A lone
/// caller that waits for a quick answer takes the role while the reader pauses, and so reads its
/// own reply without a change of threads.
///
/// While a process has few links their threads are platform threads, which read sockets fastest;
/// beyond {@link #PLATFORM_LINKS} they are virtual.
final class Link {
  private static final int PLATFORM_LINKS = 128;
  private static final AtomicInteger LIVE = new AtomicInteger();
  private static final AtomicIntegerFieldUpdater<Link> CLOSED =
      AtomicIntegerFieldUpdater.newUpdater(Link.class, "closed");

  /// How long the reader lets a lone caller come back for its next answer.
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

  /// How often the reader looks while a caller reads.
  private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ResumableSession session;
  private final Connection connection;
  private final FrameReader frames;
  private final ReentrantLock role = new ReentrantLock();
  private final Writer writer;
  private final boolean platform;
  private final Thread reader;

  /// 1 once it is closed.
  private volatile int closed;

  private volatile int turns;
  private volatile boolean readerWanted;
  private volatile @Nullable Exchange leader;
  private volatile boolean leaderMustLeave;

  /// Who led at the last look; only for {@link #dismissLeader}.
  private @Nullable Exchange watched;

  private boolean heard;

  Link(ResumableSession session, Connection connection, long received) {
    this.session = session;
    this.connection = connection;
    this.frames = new FrameReader(connection, received);
    this.platform = LIVE.incrementAndGet() <= PLATFORM_LINKS;
    Thread.Builder readers = threads("hawser-reader-" + session.id());
    this.reader = readers.unstarted(this::readUntilClosed);
    this.writer = new Writer(session.outbox(), threads("hawser-writer-" + session.id()));
  }

  private Thread.Builder threads(String name) {
    return platform
        ? Thread.ofPlatform().daemon().name(name)
        : Thread.ofVirtual().name(name).inheritInheritableThreadLocals(false);
  }

  void start() {
    reader.start();
  }

  Writer writer() {
    return writer;
  }

  Address remote() {
    return connection.remote();
  }

  /// Writes a segment.
  ///
  /// @return false if the connection failed; the session has been told
  boolean write(Segment segment) {
    try {
      connection.write(segment.bytes(), segment.offset(), segment.length());
      return true;
    } catch (IOException e) {
      session.lost(this, e);
      return false;
    } catch (RuntimeException e) {
      session.lost(this, new IOException("the transport failed: " + e, e));
      return false;
    }
  }

  /// Closes the connection and wakes the reader. Never blocks for long, never throws.
  void close() {
    if (CLOSED.compareAndSet(this, 0, 1)) {
      LIVE.decrementAndGet();
      connection.close();
      LockSupport.unpark(reader);
    }
  }

  private boolean isClosed() {
    return closed != 0;
  }

  /// Waits until nobody reads any more; only for a closed link.
  boolean awaitQuiet(long nanos) throws InterruptedException {
    if (role.tryLock(nanos, TimeUnit.NANOSECONDS)) {
      role.unlock();
      return true;
    }
    return false;
  }

  // ---- the reader ----

  private void readUntilClosed() {
    while (!isClosed()) {
      boolean had = role.tryLock();
      if (had) {
        try {
          readUntilCallerMayLead();
        } finally {
          role.unlock();
        }
      }
      pause();
    }
  }

  private void readUntilCallerMayLead() {
    readerWanted = false;
    while (!isClosed() && pump()) {
      if (platform && session.callers().mayLead()) {
        return;
      }
    }
  }

  /// Leaves the role to callers as long as they keep taking turns.
  private void pause() {
    int before;
    do {
      before = turns;
      LockSupport.parkNanos(this, role.isLocked() ? LONG_PAUSE_NANOS : PAUSE_NANOS);
    } while (!isClosed() && !readerWanted && (turns != before || role.isLocked()));
  }

  // ---- a caller that leads ----

  /// Reads on behalf of a caller until its answer is there, if the role is free.
  void lead(Exchange caller) {
    if (!platform || isClosed() || Thread.currentThread().isInterrupted() || !role.tryLock()) {
      return;
    }
    try {
      leaderMustLeave = false;
      leader = caller;
      while (!caller.isDone() && !isClosed() && !leaderMustLeave && pump()) {
        // Each turn delivers what arrived, perhaps the answer.
      }
    } finally {
      leader = null;
      turns++;
      role.unlock();
    }
  }

  /// Puts the reader back to work because several callers wait.
  void wantReader() {
    readerWanted = true;
    LockSupport.unpark(reader);
  }

  /// Frees a caller that reads and should do so no longer, because it has given up or its answer is
  /// slow: a sign of life from the other end wakes it. If none comes for one that has given up, the
  /// connection is given up too, which the session survives. Called a few times per heartbeat.
  ///
  /// @return whether the caller has given up, was asked before, and is still stuck
  boolean dismissLeader(long now) {
    Exchange stuck = leader;
    boolean slow = stuck == watched;
    watched = stuck;
    if (stuck == null || !slow && !stuck.isOverdue(now)) {
      return false;
    }
    boolean again = leaderMustLeave;
    leaderMustLeave = true;
    if (!again) {
      session.outbox().probe();
    }
    return again && stuck.isOverdue(now);
  }

  // ---- reading ----

  /// Reads once and handles what is complete; only with the role.
  ///
  /// @return false if the connection failed; the session has been told
  private boolean pump() {
    Batch batch = Batch.begin();
    try {
      heard = false;
      int count = frames.read(this::frame);
      session.pumped(this, frames.received(), count > 0, heard);
      return true;
    } catch (IOException e) {
      session.pumped(this, frames.received(), false, heard);
      session.lost(this, e);
      return false;
    } catch (RuntimeException | Error e) {
      // A frame half handled cannot be handled again: the session cannot go on.
      ResumableSession.LOG.log(Level.ERROR, () -> session + ": handling a frame failed", e);
      session.finish("an internal failure while handling a message: " + e);
      close();
      return false;
    } finally {
      batch.end();
    }
  }

  private void frame(int kind, int stream, byte[] buffer, int offset, int length)
      throws IOException {
    heard |= session.frame(kind, stream, buffer, offset, length);
  }

  @Override
  public String toString() {
    return "link to " + connection.remote();
  }
}
