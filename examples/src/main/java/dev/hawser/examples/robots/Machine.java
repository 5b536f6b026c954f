package dev.hawser.examples.robots;

import static java.util.Objects.requireNonNull;

import module java.base;

/// A robot, as the game holds it.
final class Machine implements Controls {
  private static final int MOST_LETTERS = 20;
  private static final int TALKING_TICKS = 25;

  private final Mind mind;
  private Robot robot;
  private int talking;

  Machine(Robot robot, Mind mind) {
    this.robot = robot;
    this.mind = requireNonNull(mind, "mind");
  }

  Mind mind() {
    return mind;
  }

  @Override
  public synchronized Robot robot() {
    return robot;
  }

  @Override
  public synchronized void head(Direction direction) {
    robot = robot.heading(requireNonNull(direction, "direction"));
  }

  @Override
  public synchronized void say(String words) {
    String plain = words.replaceAll("\\p{Cntrl}", " ");
    robot = robot.saying(plain.substring(0, Math.min(MOST_LETTERS, plain.length())));
    talking = TALKING_TICKS;
  }

  synchronized void change(UnaryOperator<Robot> how) {
    robot = how.apply(robot);
  }

  /// What was said is forgotten after a while.
  synchronized void tick() {
    if (talking-- == 0) {
      robot = robot.saying("");
    }
  }
}
