package dev.hawser.examples.hub;

import dev.hawser.Server;

/// A server with nothing of its own, where other programs find each other: every server keeps
/// names.
public final class Hub {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().serve();
  }
}
