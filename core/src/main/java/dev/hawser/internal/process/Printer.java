package dev.hawser.internal.process;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Prints what a command prints to this process's own standard output or error, as they are at that
/// moment. The bytes are UTF-8; a character whose bytes come in two pieces is printed once it is
/// whole.
final class Printer {
  private final int which;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /// The first bytes of a character that is not whole.
  private byte[] begun = {};

  Printer(int which) {
    this.which = which;
  }

  synchronized void print(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(begun.length + length);
    in.put(begun).put(bytes, offset, length).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining());
    decoder.decode(in, text, false);
    begun = new byte[in.remaining()];
    in.get(begun);
    print(text);
  }

  /// Prints what is left of a character that never became whole.
  synchronized void finish() {
    ByteBuffer in = ByteBuffer.wrap(begun);
    begun = new byte[0];
    CharBuffer text = CharBuffer.allocate(2 * in.remaining() + 2);
    decoder.decode(in, text, true);
    decoder.flush(text);
    decoder.reset();
    print(text);
  }

  private void print(CharBuffer text) {
    String whole = text.flip().toString();
    if (!whole.isEmpty()) {
      PrintStream target = which == Says.ERR ? System.err : System.out;
      target.print(whole);
      target.flush();
    }
  }
}
