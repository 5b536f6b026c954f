package dev.hawser.internal.space.map;

import dev.hawser.HawserException;
import dev.hawser.internal.operation.Patience;
import dev.hawser.spi.EngineMap.Entry;
import dev.hawser.spi.EngineMap.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A copy of one map in this JVM, kept current by a stream of changes. Reading takes no lock.
///
/// A change happens in three steps, under the replica's lock: the followers number it, readers here
/// can see it, the followers are told. So nobody can know of a change, and tell others of it,
/// before it is numbered for everybody who follows; see {@link
/// dev.hawser.internal.space.protocol.Progress}.
public final class Replica {
  /// Somebody who is told of changes. Called under the replica's lock: short, and no users' code.
  public interface Follower extends MapOwner.ChangeListener {
    /// A change is about to become visible, and will be told next.
    default void number() {}
  }

  /// Why there is nothing to read any more.
  @FunctionalInterface
  public interface Reason {
    /// A fresh exception for one reader.
    HawserException exception();
  }

  private final ConcurrentHashMap<String, Cell> cells = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /// While pages are loading: keys that were removed meanwhile, and when. Guarded by the lock.
  private @Nullable Map<String, Long> removed;

  /// Guarded by the lock.
  private final List<Follower> followers = new ArrayList<>();

  private volatile long version;
  private volatile @Nullable Reason gone;

  /// Reads one key.
  public @Nullable Cell read(String key) {
    Reason reason = gone;
    if (reason != null) {
      throw reason.exception();
    }
    return cells.get(key);
  }

  /// The live content; iterating it is safe while it changes.
  public Map<String, Cell> content() {
    Reason reason = gone;
    if (reason != null) {
      throw reason.exception();
    }
    return cells;
  }

  /// The version of the newest change that reads can see.
  public long version() {
    return version;
  }

  /// Ends the replica: reads fail from now on.
  public void end(Reason reason) {
    lock.lock();
    try {
      gone = reason;
      followers.clear();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Applies one change.
  public void apply(String key, byte @Nullable [] value, long newVersion, long origin) {
    lock.lock();
    try {
      change(key, value == null ? null : new Cell(value, newVersion), newVersion, origin);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void change(String key, @Nullable Cell after, long newVersion, long origin) {
    for (Follower follower : followers) {
      follower.number();
    }
    Cell before = after == null ? cells.remove(key) : cells.put(key, after);
    if (removed != null && after == null) {
      removed.put(key, newVersion);
    }
    version = Math.max(version, newVersion);
    for (Follower follower : followers) {
      follower.changed(key, before, after, newVersion, origin);
    }
  }

  /// Makes the content that of a snapshot, telling followers of every key that differs.
  public void reset(Snapshot snapshot) {
    lock.lock();
    try {
      for (String key : cells.keySet()) {
        if (!snapshot.entries().containsKey(key)) {
          change(key, null, snapshot.version(), 0);
        }
      }
      for (Map.Entry<String, Entry> entry : snapshot.entries().entrySet()) {
        Cell own = cells.get(entry.getKey());
        Entry theirs = entry.getValue();
        if (own == null || own.version() != theirs.version()) {
          Cell cell = new Cell(theirs.value(), theirs.version());
          change(entry.getKey(), cell, theirs.version(), 0);
        }
      }
      version = Math.max(version, snapshot.version());
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Begins to load pages while changes are already applied.
  public void beginPages() {
    lock.lock();
    try {
      removed = new HashMap<>();
    } finally {
      lock.unlock();
    }
  }

  /// Adds an entry of a page, unless a later change to its key has been applied.
  public void load(String key, Cell cell) {
    lock.lock();
    try {
      Cell present = cells.get(key);
      long seen = present != null ? present.version() : 0;
      Long removal = removed == null ? null : removed.get(key);
      if (cell.version() > Math.max(seen, removal == null ? 0 : removal)) {
        cells.put(key, cell);
      }
    } finally {
      lock.unlock();
    }
  }

  /// All pages are loaded, and everything is as of this version or later.
  public void endPages(long loadedVersion) {
    lock.lock();
    try {
      removed = null;
      version = Math.max(version, loadedVersion);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Adds a follower, who hears of every change after the version returned.
  public long follow(Follower follower) {
    lock.lock();
    try {
      Reason reason = gone;
      if (reason != null) {
        throw reason.exception();
      }
      followers.add(follower);
      return version;
    } finally {
      lock.unlock();
    }
  }

  /// Follows no longer.
  public void leave(Follower follower) {
    lock.lock();
    try {
      followers.remove(follower);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until this version is visible here.
  ///
  /// @return whether it is
  boolean await(long wanted, Patience patience, long moment) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (version < wanted && gone == null) {
        long left = patience.left(moment);
        if (left <= 0) {
          return false;
        }
        boolean _ = grown.await(left, TimeUnit.NANOSECONDS);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
