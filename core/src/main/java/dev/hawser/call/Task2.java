package dev.hawser.call;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// As {@link Task}, with two arguments.
///
/// @param <A> the first argument
/// @param <B> the second argument
/// @param <R> the result
/// @param <X> what it throws
@FunctionalInterface
public interface Task2<
        A extends @Nullable Object,
        B extends @Nullable Object,
        R extends @Nullable Object,
        X extends Exception>
    extends Serializable {
  /// Does it.
  R call(A first, B second) throws X;
}
