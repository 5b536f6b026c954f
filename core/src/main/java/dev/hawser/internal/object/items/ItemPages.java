package dev.hawser.internal.object.items;

import dev.hawser.HawserException;
import dev.hawser.internal.call.Thrown;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Stacks;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Gathers items into pages, and sends these. The first page holds one item, the next two, and so
/// on as long as the source is quick; a page that its source leaves unfinished goes out soon.
///
/// Whoever adds an item waits while the other end takes no more.
final class ItemPages {
  /// A page of items: a stamp, the references, and the items to the end of the message.
  static final int ITEMS = 0;

  /// The source has failed: a stamp, who asked for the items, and the exception.
  static final int FAILED = 1;

  private static final int MOST_ITEMS = 4096;
  private static final int MOST_BYTES = 16 << 10;
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);

  private final Home home;
  private final Channel channel;
  private final Stream stream;
  private final ItemSource source;

  /// Guards what follows. Whoever holds it may wait for the other end.
  private final ReentrantLock lock = new ReentrantLock();

  private final List<@Nullable Object> items = new ArrayList<>();
  private @Nullable Letter letter;
  private Output page = new Output();
  private int most = 1;

  /// How many pages were begun.
  private long number;

  private long begun;
  private boolean watched;

  ItemPages(Home home, Stream stream, ItemSource source) {
    this.home = home;
    this.channel = home.channel();
    this.stream = stream;
    this.source = source;
  }

  /// Adds an item.
  ///
  /// @return true
  /// @throws HawserException if it cannot travel, or nobody is there to take it
  boolean add(@Nullable Object item) {
    lock.lock();
    try {
      Letter present = letter == null ? begin() : letter;
      try {
        present.add(source.element(), item);
      } catch (RuntimeException | Error e) {
        restore();
        throw e;
      }
      items.add(item);
      if (items.size() >= most || page.size() >= MOST_BYTES) {
        grow();
        send(false);
      } else if (items.size() == 1) {
        watch();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Letter begin() {
    number++;
    begun = channel.patience().now();
    page = new Output();
    page.writeByte(ITEMS);
    page.writeVarLong(channel.causality().stamp());
    Letter made = new Letter(page, home);
    letter = made;
    return made;
  }

  /// Writes a page anew after an item had spoilt it.
  private void restore() {
    letter = null;
    if (!items.isEmpty()) {
      Letter again = begin();
      items.forEach(each -> again.add(source.element(), each));
    }
  }

  private void grow() {
    boolean quick = channel.patience().now() - begun < QUICK;
    if (quick && items.size() >= most) {
      most = Math.min(2 * most, MOST_ITEMS);
    }
  }

  private void send(boolean end) {
    Letter full = letter;
    letter = null;
    items.clear();
    if (full != null) {
      full.send(stream, end);
    } else if (end) {
      stream.end();
    }
  }

  // ---- pages that stay unfinished ----

  /// Has somebody look after the page in a while; under the lock.
  private void watch() {
    if (!watched) {
      watched = true;
      long seen = number;
      var _ = channel.patience().alarm(channel.patience().now() + PATIENCE, () -> look(seen));
    }
  }

  /// On the timer's thread, which must not wait.
  private void look(long seen) {
    if (!lock.tryLock()) {
      Threads.start("items", () -> flush(seen));
      return;
    }
    try {
      watched = false;
      if (letter != null && number > seen) {
        watch();
      } else if (letter != null) {
        Threads.start("items", () -> flush(seen));
      }
    } finally {
      lock.unlock();
    }
  }

  private void flush(long seen) {
    lock.lock();
    try {
      watched = false;
      if (letter != null && number > seen) {
        watch();
      } else if (letter != null) {
        most = 1;
        send(false);
      }
    } catch (HawserException _) {
      // Whoever adds the next item hears of it.
    } finally {
      lock.unlock();
    }
  }

  // ---- the end ----

  /// There are no more items.
  void end() {
    lock.lock();
    try {
      send(true);
    } finally {
      lock.unlock();
    }
  }

  /// The source has failed.
  void fail(Throwable thrown) {
    Output out = new Output();
    out.writeByte(FAILED);
    out.writeVarLong(channel.causality().stamp());
    out.writeUtf8(home.otherEnd());
    if (source.showsStacks()) {
      Thrown.write(out, thrown, home.shipping());
    } else {
      Stacks.hide(() -> Thrown.write(out, thrown, home.shipping()));
    }
    lock.lock();
    try {
      send(false);
      Letter.sendWhole(out, stream, true);
    } finally {
      lock.unlock();
    }
  }
}
