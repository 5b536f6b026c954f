package dev.hawser.object;

/// As {@link ProxyCall}, for a method that returns nothing.
@FunctionalInterface
public interface ProxyAction<T> {
  /// Calls exactly one method of the target, and does nothing else.
  void on(T target) throws Exception;
}
