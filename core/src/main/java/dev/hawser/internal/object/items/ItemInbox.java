package dev.hawser.internal.object.items;

import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.IncomingReferences;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The pages of items that have arrived and were not taken yet; the stream's window bounds them. It
/// knows nothing of who takes them, so that these can be collected while more arrives.
final class ItemInbox implements StreamListener {
  /// A page of items, or the failure of their source.
  ///
  /// @param owed how many bytes the other end may send when it is taken
  record Page(int kind, long stamp, IncomingReferences references, Input rest, int owed) {}

  private final Home home;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// For the reading thread.
  private @Nullable Pieces pieces;

  /// Guarded by the lock, as what follows.
  private final ArrayDeque<Page> pages = new ArrayDeque<>();

  /// Bytes of a page that is not complete, which the other end has not been told are used.
  private int owed;

  private boolean over;
  private boolean closed;
  private @Nullable HawserException failure;

  ItemInbox(Home home) {
    this.home = home;
  }

  @Override
  public void received(Stream from, byte[] bytes, int offset, int length, boolean endOfMessage) {
    Pieces earlier = pieces;
    if (!endOfMessage) {
      Pieces arrived = earlier == null ? new Pieces() : earlier;
      pieces = arrived;
      if (arrived.length() + (long) length > home.channel().mostMessageBytes()) {
        throw new RefusedException("an item is larger than this end takes");
      }
      arrived.add(bytes, offset, length);
      owe(from, arrived, length);
      return;
    }
    Input page;
    if (earlier == null) {
      page = new Input(Arrays.copyOfRange(bytes, offset, offset + length));
    } else {
      earlier.add(bytes, offset, length);
      page = new Input(earlier.join());
      pieces = null;
      from.kept(0);
    }
    add(from, page, length);
  }

  /// A piece of a large page. It must not wait for room behind what has to be taken first; but only
  /// one such page is to be here beside those that wait.
  private void owe(Stream from, Pieces arrived, int length) {
    int now;
    lock.lock();
    try {
      owed += length;
      now = pages.isEmpty() ? owed : 0;
      owed -= now;
    } finally {
      lock.unlock();
    }
    if (now > 0) {
      from.consumed(now);
    }
    from.kept(arrived.length());
  }

  private void add(Stream from, Input in, int length) {
    int kind = in.readUnsignedByte();
    long stamp = in.readVarLong();
    IncomingReferences references =
        kind == ItemPages.ITEMS
            ? IncomingReferences.read(in, home, home.functions())
            : IncomingReferences.none(home);
    int unwanted = 0;
    lock.lock();
    try {
      int used = owed + length;
      owed = 0;
      if (closed) {
        unwanted = used;
      } else {
        pages.add(new Page(kind, stamp, references, in, used));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    if (unwanted > 0) {
      from.consumed(unwanted);
    }
  }

  @Override
  public void ended(Stream from) {
    end(null);
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    end(reason);
  }

  private void end(@Nullable HawserException reason) {
    lock.lock();
    try {
      if (!over) {
        over = true;
        failure = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ---- taking them ----

  /// Takes the next page.
  ///
  /// @param nanos how long to wait for it
  /// @return null if there is none: in time, or ever
  /// @throws HawserException if the stream failed
  @Nullable Page take(Stream from, long nanos) throws InterruptedException {
    Page page;
    int used;
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (pages.isEmpty() && !over && !closed && left > 0) {
        if (nanos == Long.MAX_VALUE) {
          changed.await();
        } else {
          left = changed.awaitNanos(left);
        }
      }
      page = pages.poll();
      if (page == null) {
        if (failure != null && !closed) {
          throw failure;
        }
        return null;
      }
      used = page.owed() + (pages.isEmpty() ? owed : 0);
      owed -= pages.isEmpty() ? owed : 0;
    } finally {
      lock.unlock();
    }
    from.consumed(used);
    return page;
  }

  /// Whether a page is here, or none will come.
  boolean isReady() {
    lock.lock();
    try {
      return !pages.isEmpty() || over || closed;
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing more will come.
  boolean isOver() {
    lock.lock();
    try {
      return over || closed;
    } finally {
      lock.unlock();
    }
  }

  /// No more is wanted.
  void close(Stream from) {
    int unwanted = 0;
    boolean cancel;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      cancel = !over;
      for (Page each : pages) {
        unwanted += each.owed();
      }
      unwanted += owed;
      owed = 0;
      pages.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (cancel) {
      from.cancel("no more items are wanted");
    }
    from.consumed(unwanted);
  }
}
