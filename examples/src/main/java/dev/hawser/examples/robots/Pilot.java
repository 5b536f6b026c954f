package dev.hawser.examples.robots;

import module java.base;

import org.jspecify.annotations.Nullable;

/// A mind. It works the same in the game's process and in others.
final class Pilot implements Mind {
  private static final int TICKS_BETWEEN_WORDS = 100;

  private final Temper temper;
  private final RandomGenerator random;
  private final CompletableFuture<String> fate = new CompletableFuture<>();
  private volatile @Nullable Controls controls;

  Pilot(Temper temper, RandomGenerator random) {
    this.temper = temper;
    this.random = random;
  }

  /// Signs up for a game.
  ///
  /// @return its robot
  Controls join(Game game, String name) {
    Controls own = game.signUp(name, this);
    controls = own;
    return own;
  }

  /// What becomes of it.
  CompletableFuture<String> fate() {
    return fate;
  }

  @Override
  public void begin() {
    say(temper.words());
  }

  @Override
  public void see(World world, Robot own) {
    Controls robot = controls;
    if (robot != null) {
      robot.head(temper.choose(world, own, random));
    }
    if (random.nextInt(TICKS_BETWEEN_WORDS) == 0) {
      say(temper.words());
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

  private void say(String words) {
    Controls robot = controls;
    if (robot != null) {
      robot.say(words);
    }
  }
}
