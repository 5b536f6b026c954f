package dev.hawser.internal.space.value;

import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.Source;
import org.jspecify.annotations.Nullable;

/// What may ride along inside the values of a pipe: streams and functions, told apart by their
/// first byte.
///
/// @param streams takes and brings `InputStream`s
/// @param functions takes and brings functions
record Passengers(Foreign streams, Foreign functions) implements Foreign {
  @Override
  public boolean isNumbered(Object value) {
    return functions.isNumbered(value);
  }

  @Override
  public boolean write(Object value, Output out) {
    return streams.write(value, out);
  }

  @Override
  public boolean write(Object value, Sink sink) {
    return streams.write(value, sink) || functions.write(value, sink);
  }

  @Override
  public Object read(Input in) {
    return streams.read(in);
  }

  @Override
  public @Nullable Object read(Source source) {
    return source.input().peekUnsignedByte() == Blobs.INPUT_STREAM
        ? streams.read(source)
        : functions.read(source);
  }
}
