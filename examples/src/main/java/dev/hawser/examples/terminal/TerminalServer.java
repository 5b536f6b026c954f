package dev.hawser.examples.terminal;

import module java.base;

import dev.hawser.Server;

/// The server: lends its own terminal.
public final class TerminalServer implements Terminal {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("terminal", new TerminalServer()).serve();
  }

  @Override
  public InputStream input() {
    return System.in;
  }

  @Override
  public OutputStream output() {
    return System.out;
  }
}
