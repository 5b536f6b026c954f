package dev.hawser.internal.space;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;

/// Listens on a stream on which only this end speaks. The other end has nothing to say, so its
/// direction is over as soon as ours is.
class OneWay extends Messages {
  OneWay() {
    super(0);
  }

  @Override
  public void message(Stream stream, Input in) {}
}
