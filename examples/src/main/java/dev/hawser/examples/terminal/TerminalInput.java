package dev.hawser.examples.terminal;

import java.io.IOException;
import java.io.InputStream;

/// What is typed at a terminal.
final class TerminalInput extends InputStream {
  private final Terminal terminal;

  TerminalInput(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int read() throws IOException {
    byte[] bytes = terminal.read(1);
    return bytes.length == 0 ? -1 : Byte.toUnsignedInt(bytes[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    byte[] bytes = terminal.read(length);
    System.arraycopy(bytes, 0, buffer, offset, bytes.length);
    return bytes.length == 0 ? -1 : bytes.length;
  }
}
