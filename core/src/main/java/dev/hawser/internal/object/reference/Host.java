package dev.hawser.internal.object.reference;

import dev.hawser.object.Exported;
import java.util.List;

/// What each end of a session offers the other beside its exports; an object that is always there.
public interface Host {
  /// Its number.
  long NUMBER = 0;

  /// An exported object.
  Object lookup(String name);

  /// What is exported, as far as it is granted.
  List<Exported> browse();

  /// Keeps a value.
  Object store(Object value);

  /// Keeps an object until a value is read that mentions it.
  ///
  /// @return where it is
  long deposit(Object thing);

  /// Exports something until the session ends.
  void attach(Object thing, String name);

  /// Takes back what was attached.
  boolean detach(String name);
}
