package dev.hawser.call;

import java.io.Serializable;

/// As {@link Task}, without a result.
///
/// @param <X> what it throws
@FunctionalInterface
public interface Action<X extends Exception> extends Serializable {
  /// Does it.
  void run() throws X;
}
