package dev.hawser.internal.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// Text that arrives as UTF-8 in chunks which may end in the middle of a character.
public final class Utf8Chunks {
  private static final byte[] NOTHING = {};

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /// The beginning of a character whose end has not come.
  private byte[] rest = NOTHING;

  /// The text that is complete with this chunk; possibly empty.
  public String next(byte[] chunk, int offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(rest.length + length);
    bytes.put(rest).put(chunk, offset, length).flip();
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
    decoder.decode(bytes, text, false);
    rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return text.flip().toString();
  }

  /// What is left when nothing more comes: nothing, or a sign for half a character.
  public String last() {
    String left = rest.length == 0 ? "" : "\uFFFD";
    rest = NOTHING;
    return left;
  }
}
