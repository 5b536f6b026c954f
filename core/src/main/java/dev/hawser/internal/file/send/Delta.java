package dev.hawser.internal.file.send;

import dev.hawser.internal.delta.Matcher;
import dev.hawser.internal.delta.Recipe;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.file.protocol.Chunk;
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
  /// @param into where the payload goes, as long as the content; its position is left alone
  Chunk chunk(int file, int number, ByteBuffer into) {
    int at = into.position();
    int length = into.remaining();
    Recipe recipe = source.with(_ -> matcher.recipe((long) number * Chunk.SIZE, length));
    ByteBuffer content = matcher.chunk();
    into.put(at, content, content.position(), length);
    Chunk raw = Chunks.of(file, number, into);
    byte[] encoded = recipe.encoded();
    if (raw.length() == 0 || encoded.length > length - length / 10) {
      return raw;
    }
    into.put(at, encoded);
    return new Chunk(file, number, Chunk.RECIPE, encoded.length, raw.sum());
  }
}
