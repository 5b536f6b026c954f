package dev.hawser.internal.names;

import dev.hawser.ClosedException;
import dev.hawser.RefusedException;
import dev.hawser.internal.names.NameStore.Change;
import dev.hawser.internal.names.NameStore.Stored;
import dev.hawser.internal.operation.NearNames;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.NameOptions;
import dev.hawser.names.ServiceUri;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All names of one name server. Safe for use by many threads: one lock guards everything, and is
/// never held while a pattern is matched or somebody waits.
///
/// A name whose time is over is gone at that moment: whoever looks next sweeps it out first.
public final class NameTable implements AutoCloseable {
  /// Bounds on what others can make a table hold.
  ///
  /// @param names in all
  /// @param namesPerSession of one session
  /// @param work of one request with a pattern, in steps of it
  public record Bounds(int names, int namesPerSession, long work) {
    /// Plenty for people, little for memory.
    public static final Bounds USUAL = new Bounds(100_000, 10_000, 50_000_000);
  }

  /// How long names tied to a session outlive a restart of the name server: long enough for those
  /// who registered them to come back.
  static final Duration GRACE = Duration.ofSeconds(30);

  /// A name.
  ///
  /// @param owner the session that registered it, null for this process
  /// @param number of its lease, 0 for none
  /// @param end when its lease ends, on the timer's scale
  record Held(NameEntry entry, @Nullable Object owner, boolean isTied, long number, long end) {
    Stored stored() {
      return new Stored(entry, isTied);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Timer timer;
  private final InstantSource clock;
  private final NameStore store;
  private final Bounds bounds;
  private final HeldNames held;
  private final Expected expected = new Expected();
  private long leases;

  /// Opens a table with what its store has kept.
  public NameTable(Timer timer, InstantSource clock, NameStore store, Bounds bounds) {
    this.timer = timer;
    this.clock = clock;
    this.store = store;
    this.bounds = bounds;
    this.held = new HeldNames(timer.nanoTime());
    store.stored().forEach(this::restore);
  }

  /// A table in memory.
  public static NameTable inMemory(Timer timer, InstantSource clock) {
    return new NameTable(timer, clock, NameStore.none(), Bounds.USUAL);
  }

  private void restore(Stored stored) {
    Instant expires = stored.entry().expires();
    Duration left = stored.isTied() ? GRACE : null;
    if (expires != null) {
      Duration own = Duration.between(clock.instant(), expires);
      left = left == null || own.compareTo(left) < 0 ? own : left;
    }
    if (left == null || left.isPositive()) {
      held.put(newHeld(stored.entry(), null, stored.isTied(), left));
    }
  }

  private Held newHeld(
      NameEntry entry, @Nullable Object owner, boolean tied, @Nullable Duration left) {
    return left == null
        ? new Held(entry, owner, tied, 0, 0)
        : new Held(entry, owner, tied, ++leases, timer.nanoTime() + Patience.nanos(left));
  }

  // ---- registering ----

  /// Registers a name, or again.
  ///
  /// @param owner the session that does, null for this process
  NameEntry register(@Nullable Object owner, String name, ServiceUri uri, NameOptions options) {
    if (uri.isName()) {
      throw new IllegalArgumentException(
          "'" + name + "' needs an address, not another name: look up " + uri + " first");
    }
    NameEntry entry;
    lock.lock();
    try {
      held.sweep(timer.nanoTime());
      Held before = held.find(name);
      checkRoom(owner, before, options);
      Duration lifetime = options.lifetime();
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Instant since = before == null ? now : before.entry().since();
      Instant expires = lifetime == null ? null : now.plus(lifetime);
      entry = new NameEntry(name, uri, options.tags(), since, expires);
      boolean tied = owner != null && !options.isKept();
      replace(newHeld(entry, owner, tied, lifetime));
    } finally {
      lock.unlock();
    }
    expected.arrived(entry);
    return entry;
  }

  private void checkRoom(@Nullable Object owner, @Nullable Held before, NameOptions options) {
    if (before != null && options.isSafe()) {
      throw new RefusedException(
          "the name '%s' is taken, by %s: choose another, or register it without the option safe"
              .formatted(before.entry().name(), before.entry().uri()));
    }
    if (before == null && held.size() >= bounds.names()) {
      throw new RefusedException(
          "the name server is full, with " + held.size() + " names: remove some first");
    }
    boolean another = before == null || before.owner() != owner;
    if (owner != null && another && held.countOf(owner) >= bounds.namesPerSession()) {
      throw new RefusedException(
          "one session registers at most %d names: remove some first"
              .formatted(bounds.namesPerSession()));
    }
  }

  private void replace(Held fresh) {
    store.keep(List.of(new Change.Put(fresh.stored())));
    held.put(fresh);
    store.tidy(held.size(), held::stored);
  }

  // ---- looking ----

  /// What is registered under a name.
  NameEntry lookup(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  private RefusedException unknown(String name) {
    List<String> names = snapshot("").stream().map(each -> each.entry().name()).toList();
    return new RefusedException(
        "nobody has registered the name '" + name + "'" + NearNames.hint(name, names.stream()));
  }

  Optional<NameEntry> find(String name) {
    lock.lock();
    try {
      held.sweep(timer.nanoTime());
      return Optional.ofNullable(held.find(name)).map(Held::entry);
    } finally {
      lock.unlock();
    }
  }

  List<NameEntry> findAll(Collection<String> names) {
    if (names.size() > NameRules.MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "at most %d names can be asked about at once, not %d"
              .formatted(NameRules.MOST_AT_ONCE, names.size()));
    }
    return new TreeSet<>(names).stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /// What is registered under a name, or will be in time.
  ///
  /// @return null if nobody did
  @Nullable NameEntry await(String name, Duration time) throws InterruptedException {
    try (Expected.Wait wait = expected.expect(name)) {
      Optional<NameEntry> present = find(name);
      return present.isPresent() ? present.get() : wait.await(timer, time);
    }
  }

  /// Some names after another, in order.
  ///
  /// @param after the first is beyond this one; empty for all
  List<NameEntry> list(NameFilter filter, String after, int most) {
    FilterMatch test = new FilterMatch(filter, bounds.work());
    return snapshot(filter.prefix()).stream()
        .map(Held::entry)
        .filter(each -> each.name().compareTo(after) > 0)
        .filter(test)
        .limit(most)
        .toList();
  }

  int count(NameFilter filter) {
    FilterMatch test = new FilterMatch(filter, bounds.work());
    return (int) snapshot(filter.prefix()).stream().map(Held::entry).filter(test).count();
  }

  private List<Held> snapshot(String prefix) {
    lock.lock();
    try {
      held.sweep(timer.nanoTime());
      return held.startingWith(prefix);
    } finally {
      lock.unlock();
    }
  }

  // ---- changing and removing ----

  /// Gives a name other tags.
  NameEntry tag(String name, Set<String> tags) {
    NameRules.checkTags(tags);
    lock.lock();
    try {
      held.sweep(timer.nanoTime());
      Held before = held.find(name);
      if (before != null) {
        NameEntry old = before.entry();
        NameEntry entry = new NameEntry(name, old.uri(), tags, old.since(), old.expires());
        replace(new Held(entry, before.owner(), before.isTied(), before.number(), before.end()));
        return entry;
      }
    } finally {
      lock.unlock();
    }
    throw unknown(name);
  }

  boolean remove(String name) {
    lock.lock();
    try {
      held.sweep(timer.nanoTime());
      Held present = held.find(name);
      return present != null && removeAll(List.of(present)) == 1;
    } finally {
      lock.unlock();
    }
  }

  int removeAll(NameFilter filter) {
    FilterMatch test = new FilterMatch(filter, bounds.work());
    List<Held> chosen =
        snapshot(filter.prefix()).stream().filter(each -> test.test(each.entry())).toList();
    return removeAll(chosen);
  }

  /// A session is over, and so are the names tied to it.
  void ended(Object owner) {
    lock.lock();
    try {
      List<Held> tied = held.tiedTo(owner);
      try {
        removeAll(tied);
      } catch (ClosedException e) {
        Threads.log(Level.WARNING, "names of an ended session are still in the file", e);
        tied.forEach(each -> held.remove(each.entry().name()));
      }
      held.disown(owner);
    } finally {
      lock.unlock();
    }
  }

  /// Removes what was neither registered anew nor tagged since.
  ///
  /// @return how many names that were
  private int removeAll(List<Held> chosen) {
    lock.lock();
    try {
      List<String> names =
          chosen.stream().filter(this::isStillHeld).map(each -> each.entry().name()).toList();
      if (!names.isEmpty()) {
        store.keep(names.stream().<Change>map(Change.Removed::new).toList());
        names.forEach(held::remove);
        store.tidy(held.size(), held::stored);
      }
      return names.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether a name is still the one that was registered then, whoever it belongs to by now.
  private boolean isStillHeld(Held then) {
    Held now = held.find(then.entry().name());
    return now != null && now.entry() == then.entry();
  }

  /// Closes the store.
  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
