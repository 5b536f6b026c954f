package dev.hawser.examples.custom;

/// A class that was not made to travel.
final class OtherThingy {
  private final int number;

  OtherThingy(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  @Override
  public String toString() {
    return "OtherThingy " + number;
  }
}
