package dev.hawser.spi;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One map of an {@link Engine}. All changes of a map are in one order; each has a version, and
/// versions only grow. An entry's version is that of the change that made it.
public interface EngineMap {
  /// Writes one key if its condition holds. Whether it does or not, the future completes only when
  /// every watcher has been told of all changes up to the version in the answer, so nobody learns
  /// from an answer what its own watcher has yet to hear. (A write whose condition cannot hold,
  /// like `At(-1)`, is therefore a way to wait for the newest change.)
  CompletableFuture<Written> write(Write write);

  /// Reads one key, as of the newest change.
  CompletableFuture<@Nullable Entry> read(String key);

  /// Everything in the map, as of one version.
  CompletableFuture<Snapshot> snapshot();

  /// Reports every change after a version, in order and without a gap, until closed. Changes are
  /// reported before the {@link #write} that made them completes. If the version is too old for the
  /// changes since to be known, or has not been reached yet, {@link Watcher#gap} is called once and
  /// nothing after it: take a snapshot and watch again. The first calls may come before this method
  /// returns; a call under way on another thread may outlive `close` by a moment.
  Closeable watch(long afterVersion, Watcher watcher);

  /// A write.
  ///
  /// @param operation names it
  /// @param condition when it applies
  /// @param value the new value, or null to remove the key
  record Write(Operation operation, String key, Condition condition, byte @Nullable [] value) {
    /// Checks that nothing is missing.
    public Write {
      requireNonNull(operation, "operation");
      requireNonNull(key, "key");
      requireNonNull(condition, "condition");
    }
  }

  /// When a write applies.
  sealed interface Condition {
    /// Always.
    record Always() implements Condition {}

    /// Only if the key is absent.
    record Absent() implements Condition {}

    /// Only if the key is present.
    record Present() implements Condition {}

    /// Only if the key's entry has this version.
    record At(long version) implements Condition {}
  }

  /// A value and the version that wrote it.
  record Entry(byte[] value, long version) {
    /// Checks that nothing is missing.
    public Entry {
      requireNonNull(value, "value");
    }
  }

  /// What came of a write. When it was not applied, `before` is what stands there instead.
  ///
  /// @param applied whether the condition held. Removing an absent key is applied and changes
  ///   nothing
  /// @param version the map's version after the write
  /// @param before the entry that stood there, or null
  record Written(boolean applied, long version, @Nullable Entry before) {}

  /// A map's content as of a version.
  record Snapshot(long version, Map<String, Entry> entries) {
    /// Checks that nothing is missing.
    public Snapshot {
      requireNonNull(entries, "entries");
    }
  }

  /// One change.
  ///
  /// @param operation what made it
  /// @param before the value before, or null
  /// @param after the value after, or null when the key was removed
  record Change(
      Operation operation,
      String key,
      byte @Nullable [] before,
      byte @Nullable [] after,
      long version) {
    /// Checks that nothing is missing.
    public Change {
      requireNonNull(operation, "operation");
      requireNonNull(key, "key");
    }
  }

  /// Hears of changes. Calls come one at a time, each seeing what those before it did, and must
  /// return soon. A watcher may use the engine, but must not wait for it. What it throws is logged
  /// and goes no further.
  interface Watcher {
    /// One change happened.
    void changed(Change change);

    /// Changes were missed.
    void gap();
  }
}
