package dev.hawser.examples.terminal;

import dev.hawser.Server;
import java.io.IOException;
import java.util.Arrays;

/// The server: lends its own terminal.
public final class TerminalServer implements Terminal {
  private static final int MOST = 8192;

  private TerminalServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("terminal", new TerminalServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public byte[] read(int most) throws IOException {
    byte[] buffer = new byte[Math.clamp(most, 1, MOST)];
    int count = System.in.read(buffer);
    return Arrays.copyOf(buffer, Math.max(0, count));
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    System.out.write(bytes);
    System.out.flush();
  }
}
