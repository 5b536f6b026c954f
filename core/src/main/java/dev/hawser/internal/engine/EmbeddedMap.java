package dev.hawser.internal.engine;

import dev.hawser.spi.EngineMap;
import java.io.Closeable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A map in memory. Reads take no lock; changes take it one after another, which is their order.
final class EmbeddedMap implements EngineMap {
  private final Repetitions repetitions;
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final History history = new History();
  private final Outbox outbox = new Outbox();

  /// Replaced as a whole, so that a report keeps the watchers of its moment.
  private List<Watch> watches = List.of();

  private long version;
  private volatile boolean closed;

  EmbeddedMap(Repetitions repetitions) {
    this.repetitions = repetitions;
  }

  @Override
  public CompletableFuture<Written> write(Write write) {
    CompletableFuture<Written> result;
    lock.lock();
    try {
      result = closed ? failed() : writeOnce(write);
    } finally {
      lock.unlock();
    }
    outbox.drain();
    return result;
  }

  @Override
  public CompletableFuture<@Nullable Entry> read(String key) {
    Entry entry = entries.get(key);
    return closed ? failed() : CompletableFuture.completedFuture(entry);
  }

  @Override
  public CompletableFuture<Snapshot> snapshot() {
    lock.lock();
    try {
      return closed
          ? failed()
          : CompletableFuture.completedFuture(
              new Snapshot(version, Collections.unmodifiableMap(new HashMap<>(entries))));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Closeable watch(long afterVersion, Watcher watcher) {
    Watch watch = new Watch(watcher, this::remove);
    lock.lock();
    try {
      if (!closed) {
        begin(watch, afterVersion);
      }
    } finally {
      lock.unlock();
    }
    outbox.drain();
    return watch;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      watches = List.of();
      entries.clear();
      history.clear();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Written> writeOnce(Write write) {
    CompletableFuture<Written> earlier = repetitions.recall(write.operation(), this);
    if (earlier != null) {
      return earlier;
    }
    Entry before = entries.get(write.key());
    boolean applies = holds(write.condition(), before);
    byte[] value = write.value();
    if (applies && (before != null || value != null)) {
      change(write, before, value);
    }
    CompletableFuture<Written> result = answer(new Written(applies, version, before));
    repetitions.remember(
        write.operation(), this, result, before == null ? 0 : before.value().length);
    return result;
  }

  private static boolean holds(Condition condition, @Nullable Entry entry) {
    return switch (condition) {
      case Condition.Always() -> true;
      case Condition.Absent() -> entry == null;
      case Condition.Present() -> entry != null;
      case Condition.At(long version) -> entry != null && entry.version() == version;
    };
  }

  private void change(Write write, @Nullable Entry before, byte @Nullable [] value) {
    version++;
    if (value == null) {
      entries.remove(write.key());
    } else {
      entries.put(write.key(), new Entry(value, version));
    }
    byte[] old = before == null ? null : before.value();
    Change change = new Change(write.operation(), write.key(), old, value, version);
    history.add(change);
    if (!watches.isEmpty()) {
      List<Watch> listening = watches;
      outbox.add(() -> listening.forEach(watch -> watch.changed(change)));
    }
  }

  /// Completes when all changes up to now have been reported: whoever hears the answer must not
  /// know more than its own watcher does.
  private CompletableFuture<Written> answer(Written written) {
    if (outbox.isIdle()) {
      return CompletableFuture.completedFuture(written);
    }
    CompletableFuture<Written> answer = new CompletableFuture<>();
    outbox.add(() -> answer.complete(written));
    return answer;
  }

  private void begin(Watch watch, long afterVersion) {
    List<Change> missed = history.since(afterVersion);
    if (missed == null) {
      outbox.add(watch::gap);
      return;
    }
    if (!missed.isEmpty()) {
      outbox.add(() -> missed.forEach(watch::changed));
    }
    watches = Stream.concat(watches.stream(), Stream.of(watch)).toList();
  }

  private void remove(Watch watch) {
    lock.lock();
    try {
      watches = watches.stream().filter(other -> other != watch).toList();
    } finally {
      lock.unlock();
    }
  }

  private static <T extends @Nullable Object> CompletableFuture<T> failed() {
    return CompletableFuture.failedFuture(EmbeddedEngine.closedException());
  }
}
