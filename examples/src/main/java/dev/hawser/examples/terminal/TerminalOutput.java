package dev.hawser.examples.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// What appears at a terminal.
final class TerminalOutput extends OutputStream {
  private final Terminal terminal;

  TerminalOutput(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(int value) throws IOException {
    terminal.write(new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    terminal.write(Arrays.copyOfRange(bytes, offset, offset + length));
  }
}
