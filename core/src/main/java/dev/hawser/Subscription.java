package dev.hawser;

/// A listener's registration. Closing it ends the notifications; one that is being delivered at
/// that moment still completes. Closing twice does nothing.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
