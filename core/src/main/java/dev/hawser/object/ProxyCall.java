package dev.hawser.object;

import org.jspecify.annotations.Nullable;

/// One call of one method of a proxy, such as `calculator -> calculator.add(2, 3)`.
@FunctionalInterface
public interface ProxyCall<T, R extends @Nullable Object> {
  /// Calls exactly one method of the target, and does nothing else: the target only notes the call
  /// and returns nothing of use.
  R on(T target) throws Exception;
}
