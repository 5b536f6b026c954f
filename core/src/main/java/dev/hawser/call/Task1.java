package dev.hawser.call;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// As {@link Task}, with one argument.
///
/// @param <A> the argument
/// @param <R> the result
/// @param <X> what it throws
@FunctionalInterface
public interface Task1<A extends @Nullable Object, R extends @Nullable Object, X extends Exception>
    extends Serializable {
  /// Does it.
  R call(A argument) throws X;
}
