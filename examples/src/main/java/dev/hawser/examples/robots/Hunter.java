package dev.hawser.examples.robots;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A mind that runs after whoever is nearest. It works the same in the game's process and in
/// others.
final class Hunter implements Mind {
  private final RandomGenerator random;
  private final CompletableFuture<String> fate = new CompletableFuture<>();
  private volatile @Nullable Robot robot;

  Hunter(RandomGenerator random) {
    this.random = random;
  }

  /// Signs up for a game.
  Hunter join(Game game, String name) {
    robot = game.signUp(name, this);
    return this;
  }

  /// What becomes of it.
  CompletableFuture<String> fate() {
    return fate;
  }

  @Override
  public void see(World world) {
    Robot mine = robot;
    if (mine != null) {
      String name = mine.name();
      mine.head(direction(name, world));
    }
  }

  @Override
  public void died(String how) {
    fate.complete("died: " + how);
  }

  @Override
  public void won() {
    fate.complete("won");
  }

  private Direction direction(String name, World world) {
    Spot here = world.robots().get(name);
    if (here == null) {
      return Direction.NONE;
    }
    Direction best = Direction.NONE;
    int nearest = Integer.MAX_VALUE;
    for (Direction each : Direction.values()) {
      Spot there = each.from(here);
      int distance = distance(there, name, world) * 4 + random.nextInt(4);
      if (!world.walls().contains(there) && distance < nearest) {
        best = each;
        nearest = distance;
      }
    }
    return best;
  }

  /// How far it is from a spot to the nearest other robot.
  private static int distance(Spot spot, String name, World world) {
    return world.robots().entrySet().stream()
        .filter(each -> !each.getKey().equals(name))
        .map(Map.Entry::getValue)
        .mapToInt(other -> Math.abs(other.x() - spot.x()) + Math.abs(other.y() - spot.y()))
        .min()
        .orElse(0);
  }
}
