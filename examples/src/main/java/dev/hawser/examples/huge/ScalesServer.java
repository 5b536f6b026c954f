package dev.hawser.examples.huge;

import dev.hawser.Server;

/// The scales.
public final class ScalesServer implements Scales {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("scales", new ScalesServer()).serve();
  }

  @Override
  public int weigh(String text) {
    return text.length();
  }

  @Override
  public int weigh(byte[] bytes) {
    return bytes.length;
  }
}
