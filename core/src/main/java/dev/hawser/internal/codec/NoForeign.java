package dev.hawser.internal.codec;

import dev.hawser.ValueException;

/// Refuses every object that is not a value.
final class NoForeign implements Foreign {
  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public Object read(Input in) {
    throw new ValueException(
        "a reference, a stream or code is not accepted here, only plain values");
  }
}
