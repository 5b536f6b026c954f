package dev.hawser.internal.names;

import dev.hawser.names.NameEntry;
import java.util.List;
import java.util.function.Supplier;

/// Where a name table is kept beside memory. Used by one thread at a time.
public interface NameStore extends AutoCloseable {
  /// A name and what is known of it.
  ///
  /// @param isTied whether it goes with the session that registered it
  record Stored(NameEntry entry, boolean isTied) {}

  /// What happened to a name.
  sealed interface Change {
    /// It was registered, again or for the first time.
    record Put(Stored stored) implements Change {}

    /// It is gone.
    record Removed(String name) implements Change {}
  }

  /// What was kept when it was last open.
  List<Stored> stored();

  /// Keeps changes. When it returns, they are kept.
  ///
  /// @throws dev.hawser.ClosedException if they cannot be kept, and then none of them is
  void keep(List<Change> changes);

  /// May drop history.
  ///
  /// @param size how many names there are
  /// @param all what is known of them
  void tidy(int size, Supplier<List<Stored>> all);

  @Override
  void close();

  /// Keeps nothing.
  static NameStore none() {
    return new NameStore() {
      @Override
      public List<Stored> stored() {
        return List.of();
      }

      @Override
      public void keep(List<Change> changes) {}

      @Override
      public void tidy(int size, Supplier<List<Stored>> all) {}

      @Override
      public void close() {}
    };
  }
}
