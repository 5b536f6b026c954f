package dev.hawser.examples.factory;

import dev.hawser.Server;

/// The server.
public final class FactoryServer implements Factory {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("factory", new FactoryServer()).serve();
  }

  @Override
  public Thing make(int number) {
    return new Speaker(number);
  }

  @Override
  public Plan plan(int number) {
    return new Plan(number, "take a voice");
  }

  @Override
  public boolean let(Thing thing, String words) {
    thing.speak(words);
    return thing instanceof Speaker;
  }
}
