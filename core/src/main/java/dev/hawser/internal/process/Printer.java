package dev.hawser.internal.process;

import dev.hawser.internal.operation.Utf8Chunks;
import java.io.PrintStream;

/// Prints what a command prints to this process's own standard output or error, as they are at that
/// moment. The bytes are UTF-8; a character whose bytes come in two pieces is printed once it is
/// whole.
final class Printer {
  private final int which;
  private final Utf8Chunks chunks = new Utf8Chunks();

  Printer(int which) {
    this.which = which;
  }

  synchronized void print(byte[] bytes, int offset, int length) {
    print(chunks.next(bytes, offset, length));
  }

  /// Prints what is left of a character that never became whole.
  synchronized void finish() {
    print(chunks.last());
  }

  private void print(String text) {
    if (!text.isEmpty()) {
      PrintStream target = which == Says.ERR ? System.err : System.out;
      target.print(text);
      target.flush();
    }
  }
}
