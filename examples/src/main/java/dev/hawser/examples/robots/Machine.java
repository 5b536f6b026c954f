package dev.hawser.examples.robots;

import dev.hawser.DisconnectedException;
import java.util.function.Consumer;

/// A robot, as the game sees it.
final class Machine implements Robot {
  private final String name;
  private final Mind mind;
  private Spot spot;
  private int strength = 5;
  private volatile Direction direction = Direction.NONE;

  Machine(String name, Mind mind, Spot spot) {
    this.name = name;
    this.mind = mind;
    this.spot = spot;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void head(Direction other) {
    direction = other;
  }

  Spot spot() {
    return spot;
  }

  Spot ahead() {
    return direction.from(spot);
  }

  void go(Spot other) {
    spot = other;
  }

  void hurt() {
    strength--;
  }

  int strength() {
    return strength;
  }

  /// Tells the mind something. A mind that is gone is not missed: its robot stands still.
  void tell(Consumer<Mind> news) {
    try {
      news.accept(mind);
    } catch (DisconnectedException e) {
      direction = Direction.NONE;
    }
  }
}
