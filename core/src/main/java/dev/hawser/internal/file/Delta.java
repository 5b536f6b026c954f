package dev.hawser.internal.file;

import dev.hawser.internal.delta.Matcher;
import dev.hawser.internal.delta.Recipe;
import dev.hawser.internal.delta.Signatures;
import java.nio.ByteBuffer;

/// How a file differs from the older version at the other end, chunk by chunk. Belongs to one lane
/// at a time, which asks for chunks in their order.
final class Delta {
  private final SourceFile source;
  private final Matcher matcher;

  Delta(Signatures old, SourceFile source, long size) {
    this.source = source;
    this.matcher = source.with(channel -> new Matcher(old, channel, size));
  }

  /// Makes a chunk: a recipe, if that saves a tenth or more.
  ///
  /// @param into where the payload goes
  Chunk chunk(int file, int number, int length, byte[] into, int at) {
    Recipe recipe = source.with(_ -> matcher.recipe((long) number * Chunk.SIZE, length));
    ByteBuffer content = matcher.chunk();
    content.get(into, at, length);
    Chunk raw = Chunks.of(file, number, into, at, length);
    byte[] encoded = recipe.encoded();
    if (raw.length() == 0 || encoded.length > length - length / 10) {
      return raw;
    }
    System.arraycopy(encoded, 0, into, at, encoded.length);
    return new Chunk(file, number, Chunk.RECIPE, encoded.length, raw.sum());
  }
}
