package dev.hawser.internal.space.value;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;

/// Listens on a stream on which only this end speaks. The other end has nothing to say, so its
/// direction is over as soon as ours is.
public class OneWay extends Messages {
  /// Creates what listens on one stream.
  public OneWay() {
    super(0);
  }

  @Override
  public void message(Stream stream, Input in) {}
}
