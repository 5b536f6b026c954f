package dev.hawser.examples.robots;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mind that stands still, unless a test moves it.
final class Recorder implements Mind {
  final List<String> heard = new ArrayList<>();
  int stops;

  private final String name;
  private @Nullable Controls controls;
  private int strength = Robot.MOST_STRENGTH;

  Recorder(String name) {
    this.name = name;
  }

  void join(Game game) {
    controls = game.signUp(name, this);
  }

  /// Takes a step towards the nearest wall.
  void headForAWall(World world) {
    Controls robot = requireNonNull(controls);
    Spot here = robot.robot().spot();
    if (robot.robot().strength() < strength) {
      stops += robot.robot().direction() == Direction.NONE ? 1 : 0;
      strength = robot.robot().strength();
    }
    Spot wall =
        world.walls().stream()
            .map(Wall::spot)
            .min(Comparator.comparingInt(here::distance))
            .orElseThrow();
    for (Direction each : Direction.values()) {
      if (each.from(here).distance(wall) < here.distance(wall)) {
        robot.head(each);
      }
    }
  }

  @Override
  public void begin() {
    heard.add("begin");
  }

  @Override
  public void see(World world, Robot own) {}

  @Override
  public void died(String how) {
    heard.add("died: " + how);
  }

  @Override
  public void won() {
    heard.add("won");
  }
}
