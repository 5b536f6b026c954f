package dev.hawser.examples.service;

import module java.base;

import dev.hawser.object.Exposed;

/// A service. Only what is exposed can be reached.
final class Answers {
  /// An exposed attribute.
  @Exposed public final int theRealAnswer = 43;

  private final String owner;
  private final AtomicInteger asked = new AtomicInteger();

  Answers(String owner) {
    this.owner = owner;
  }

  /// An exposed method.
  @Exposed
  public int answer() {
    asked.incrementAndGet();
    return 42;
  }

  /// How often this object was asked.
  @Exposed
  public int asked() {
    return asked.get();
  }

  /// Whose it is.
  @Exposed
  public String owner() {
    return owner;
  }

  /// Public, but not exposed.
  public String question() {
    return "only for this process";
  }
}
