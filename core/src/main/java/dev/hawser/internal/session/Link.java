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
/// What arrives may bring tasks, which the reader runs as a {@link Turn}, without the role.
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

  /// A caller that is found reading once more than so often has a slow answer.
  private static final int SLOW_LOOKS = 2;

  private final ResumableSession session;
  private final Connection connection;
  private final FrameReader frames;
  private final ReentrantLock role = new ReentrantLock();
  private final Writer writer;
  private final boolean platform;

  /// Whether callers may read: only where a connection whose reader cannot be freed can be given
  /// up.
  private final boolean leadable;

  private final Readers readers;

  /// 1 once it is closed.
  private volatile int closed;

  private final AtomicInteger leads = new AtomicInteger();
  private volatile boolean readerWanted;
  private volatile @Nullable Exchange leader;

  /// Who must lead no longer.
  private volatile @Nullable Exchange dismissed;

  /// Who led at the reader's last look, and how often before.
  private @Nullable Exchange seenLeading;

  private int looks;

  /// Who had given up at the last tick and still led; only for {@link #isStuck}.
  private @Nullable Exchange suspect;

  /// What the last read brought to do; with the role.
  private @Nullable Turn next;

  private boolean heard;

  Link(ResumableSession session, Connection connection, long received) {
    this.session = session;
    this.connection = connection;
    this.frames = new FrameReader(connection, received);
    this.platform = LIVE.incrementAndGet() <= PLATFORM_LINKS;
    this.leadable = platform && connection.isReplaceable();
    this.readers = new Readers(this, threads("hawser-reader-" + session.id()));
    this.writer = new Writer(session.outbox(), threads("hawser-writer-" + session.id()));
  }

  private Thread.Builder threads(String name) {
    Thread.Builder builder = platform ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    return builder.name(name).inheritInheritableThreadLocals(false);
  }

  void start() {
    readers.start();
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
    Turn shielded = Turn.shield();
    try {
      connection.write(segment.bytes(), segment.offset(), segment.length());
      return true;
    } catch (IOException e) {
      session.lost(this, e);
      return false;
    } catch (RuntimeException e) {
      session.lost(this, new IOException("the transport failed: " + e, e));
      return false;
    } finally {
      if (shielded != null) {
        shielded.unshield();
      }
    }
  }

  /// Closes the connection and wakes the reader. Never blocks for long, never throws.
  void close() {
    if (CLOSED.compareAndSet(this, 0, 1)) {
      LIVE.decrementAndGet();
      connection.close();
      readers.end();
    }
  }

  boolean isClosed() {
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

  /// Reads until the link is closed or another thread is the reader.
  void readWhileReader() {
    while (!isClosed() && readers.isReader()) {
      Turn turn = role.tryLock() ? readInRole() : null;
      if (turn != null) {
        turn.take();
      } else {
        pause();
      }
    }
  }

  /// Reads until there are tasks or a caller may lead.
  private @Nullable Turn readInRole() {
    try {
      readerWanted = false;
      seenLeading = null;
      boolean goesOn = true;
      while (goesOn && !isClosed()) {
        goesOn = pump(platform ? this : null);
        goesOn &= !(leadable && session.callers().mayLead()) && next == null;
      }
      return next;
    } finally {
      next = null;
      role.unlock();
    }
  }

  /// Gives this thread a task, once it has handled what it has read.
  ///
  /// @return false if it is needed for reading
  boolean offer(Turn.Task task) {
    if (!readers.haveTimeForTasks()) {
      return false;
    }
    Turn coming = next;
    if (coming == null) {
      coming = new Turn(readers, session.outbox(), session.timer());
      next = coming;
    }
    coming.add(task);
    return true;
  }

  /// Leaves the role to callers as long as they keep taking it.
  private void pause() {
    int before;
    do {
      before = leads.get();
      LockSupport.parkNanos(this, role.isLocked() ? LONG_PAUSE_NANOS : PAUSE_NANOS);
      lookAtLeader();
    } while (!isClosed() && !readerWanted && (leads.get() != before || role.isLocked()));
  }

  /// Frees a caller that reads and should do so no longer, because it has given up or its answer is
  /// slow.
  private void lookAtLeader() {
    Exchange now = leader;
    looks = now == seenLeading ? looks + 1 : 0;
    seenLeading = now;
    if (now != null && (looks >= SLOW_LOOKS || now.isOverdue(System.nanoTime()))) {
      dismiss(now);
    }
  }

  // ---- a caller that leads ----

  /// Reads on behalf of a caller until its answer is there, if the role is free.
  void lead(Exchange caller) {
    if (!leadable || isClosed() || Thread.currentThread().isInterrupted() || !role.tryLock()) {
      return;
    }
    Turn shielded = Turn.shield();
    try {
      leader = caller;
      while (!caller.isDone() && !isClosed() && dismissed != caller && pump(null)) {
        // Each round delivers what arrived, perhaps the answer.
      }
    } finally {
      leader = null;
      dismissed = null;
      leads.incrementAndGet();
      role.unlock();
      if (shielded != null) {
        shielded.unshield();
      }
    }
  }

  /// Puts the reader back to work because several callers wait.
  void wantReader() {
    readerWanted = true;
    readers.wake();
  }

  /// Makes a caller leave: a sign of life from the other end ends its read.
  private void dismiss(Exchange caller) {
    if (dismissed != caller) {
      dismissed = caller;
      session.outbox().probe();
    }
  }

  /// Whether a caller reads although it has given up, and was asked to leave a tick ago: no sign of
  /// life has come. Then the connection has to be given up, which the session survives.
  boolean isStuck(long now) {
    Exchange overdue = leader;
    if (overdue != null && !overdue.isOverdue(now)) {
      overdue = null;
    }
    boolean again = overdue != null && overdue == suspect;
    suspect = overdue;
    if (overdue != null) {
      dismiss(overdue);
    }
    return again;
  }

  // ---- reading ----

  /// Reads once and handles what is complete; only with the role.
  ///
  /// @param mayOffer this link, if what arrives may give this thread tasks, or null
  /// @return false if the connection failed; the session has been told
  private boolean pump(@Nullable Link mayOffer) {
    Batch batch = Batch.begin(mayOffer);
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
