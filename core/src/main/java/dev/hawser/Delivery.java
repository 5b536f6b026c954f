package dev.hawser;

import java.time.Duration;

/// An item taken from a {@link SharedQueue} on trust. It goes back to the head of its queue unless
/// {@link #ack()} is called before the lease runs out, the session ends, or it is closed.
///
/// Safe for use by many threads; the first of `ack` and `nack` counts.
///
/// @param <T> the type of the item
public interface Delivery<T> extends AutoCloseable {
  /// The item.
  T value();

  /// How many times the item has been handed out on lease, this one included: 1 at first.
  int attempt();

  /// Removes the item for good. Returned means that nobody else will get it.
  ///
  /// @throws ClosedException if the lease had run out or was settled otherwise: the item belongs to
  ///   somebody else now
  void ack();

  /// Gives the item back to the head of the queue at once.
  ///
  /// @throws ClosedException as for {@link #ack()}
  void nack();

  /// Lets the lease run for so long from now.
  ///
  /// @throws ClosedException as for {@link #ack()}
  void extend(Duration time);

  /// Gives the item back if it was neither acknowledged nor given back. Never throws.
  @Override
  void close();
}
