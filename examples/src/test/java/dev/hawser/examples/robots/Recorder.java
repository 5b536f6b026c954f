package dev.hawser.examples.robots;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mind that stands still, unless a test moves it.
final class Recorder implements Game.Mind {
  final List<String> heard = new ArrayList<>();
  int stops;

  private final String name;
  private Game.@Nullable Controls controls;
  private int strength = Robot.MOST_STRENGTH;

  Recorder(String name) {
    this.name = name;
  }

  void join(Game game) {
    game.signUp(name, this);
  }

  /// Takes a step towards the nearest wall.
  void headForAWall(World world) {
    Robot robot =
        world.robots().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    if (robot.strength() < strength) {
      stops += robot.direction().equals(Step.NONE) ? 1 : 0;
      strength = robot.strength();
    }
    Spot wall =
        world.walls().stream().min(Comparator.comparingInt(robot.spot()::distance)).orElseThrow();
    requireNonNull(controls).head(robot.spot().towards(wall));
  }

  @Override
  public void begin(Game.Controls robot) {
    controls = robot;
    heard.add("begin");
  }

  @Override
  public void see(World world, Robot own, Game.Controls robot) {}

  @Override
  public void died(String how) {
    heard.add("died: " + how);
  }

  @Override
  public void won() {
    heard.add("won");
  }
}
