package dev.hawser.harm.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The items of a queue: which were put, and which were taken for good. Safe for use by many
/// threads.
public final class Ledger {
  /// What became of an item.
  ///
  /// @param put whether somebody tried to put it
  /// @param accepted whether the queue has confirmed it
  /// @param taken how often it was taken for good
  private record Fate(boolean put, boolean accepted, int taken) {
    static final Fate UNKNOWN = new Fate(false, false, 0);

    boolean isOpen() {
      return accepted && taken == 0;
    }
  }

  private final String queue;
  private final Map<String, Fate> fates = new ConcurrentHashMap<>();
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  private final AtomicInteger putters;

  /// The ledger of a queue.
  ///
  /// @param queue a name for messages
  /// @param putters how many will put
  public Ledger(String queue, int putters) {
    this.queue = queue;
    this.putters = new AtomicInteger(putters);
  }

  /// Says that an item is about to be put. It may be taken from now on.
  public void putting(String item) {
    fates.put(item, new Fate(true, false, 0));
  }

  /// Says that the queue has accepted the item: it must be taken once.
  public void accepted(String item) {
    change(item, new Fate(true, true, 0));
  }

  /// Says that one of the putters will put no more.
  public void putterEnds() {
    putters.decrementAndGet();
  }

  /// Says that somebody has the item for good.
  public void taken(String item) {
    taken.incrementAndGet();
    change(item, new Fate(false, false, 1));
  }

  private void change(String item, Fate news) {
    fates.compute(
        item,
        (_, known) -> {
          Fate old = known == null ? Fate.UNKNOWN : known;
          Fate now =
              new Fate(old.put || news.put, old.accepted || news.accepted, old.taken + news.taken);
          open.addAndGet((now.isOpen() ? 1 : 0) - (old.isOpen() ? 1 : 0));
          return now;
        });
  }

  /// Whether everything that was accepted, or ever will be, has been taken.
  public boolean isSettled() {
    return putters.get() == 0 && open.get() == 0;
  }

  /// How many times something was taken.
  public long size() {
    return taken.get();
  }

  /// Checks, when nobody puts or takes any more.
  public void check(Findings findings) {
    fates.forEach((item, fate) -> {
      if (fate.isOpen()) {
        findings.lost(queue + ": nobody got " + item);
      }
      if (fate.taken > 1) {
        findings.duplicated(queue + ": " + item + " was taken " + fate.taken + " times");
      }
      if (!fate.put) {
        findings.violation(queue + ": nobody put " + item);
      }
    });
  }
}
