package dev.hawser.examples.robots;

import static java.util.Objects.requireNonNull;

/// A robot, as the game holds it: only the game moves and hurts it, its mind steers it at any time.
final class Machine implements Game.Controls {
  private static final int MOST_LETTERS = 20;
  private static final int TALKING_TICKS = 25;

  final String name;
  final Game.Mind mind;
  Spot spot;
  int strength = Robot.MOST_STRENGTH;
  private Step direction = Step.NONE;
  private String words = "";
  private int talking;

  Machine(String name, Game.Mind mind, Spot spot) {
    this.name = name;
    this.mind = requireNonNull(mind, "mind");
    this.spot = spot;
  }

  synchronized Robot robot() {
    return new Robot(name, spot, direction, strength, words);
  }

  @Override
  public synchronized void head(Step step) {
    direction = requireNonNull(step, "step");
  }

  @Override
  public synchronized void say(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    words = plain.substring(0, Math.min(MOST_LETTERS, plain.length()));
    talking = TALKING_TICKS;
  }

  /// What was said is forgotten after a while.
  synchronized void tick() {
    if (talking-- == 0) {
      words = "";
    }
  }
}
