package dev.hawser.call;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Something to be done elsewhere, with a result. Its code travels, with whatever it captured.
///
/// @param <R> the result
/// @param <X> what it throws, which is also thrown by whoever asked; nothing checked if the body
///   throws nothing checked
@FunctionalInterface
public interface Task<R extends @Nullable Object, X extends Exception> extends Serializable {
  /// Does it.
  R call() throws X;
}
