package dev.hawser.call;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// As {@link Action}, with one argument.
///
/// @param <A> the argument
/// @param <X> what it throws
@FunctionalInterface
public interface Action1<A extends @Nullable Object, X extends Exception> extends Serializable {
  /// Does it.
  void run(A argument) throws X;
}
