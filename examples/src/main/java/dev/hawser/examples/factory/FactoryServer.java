package dev.hawser.examples.factory;

import dev.hawser.Server;

/// The server.
public final class FactoryServer implements Factory {
  /// A thing, at either end.
  static final class Speaker implements Thing {
    private final int number;

    Speaker(int number) {
      this.number = number;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public void speak(String words) {
      System.out.println("thing " + number + " says " + words);
    }
  }

  private FactoryServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("factory", new FactoryServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
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
  public boolean knows(Thing thing) {
    return thing instanceof Speaker;
  }

  @Override
  public void let(Thing thing, String words) {
    thing.speak(words);
  }
}
