package dev.hawser.examples.robots;

import module java.base;

/// A mind. It works the same in the game's process and in others.
///
/// @param fate what becomes of it
record Pilot(Temper temper, RandomGenerator random, CompletableFuture<String> fate)
    implements Game.Mind {
  private static final int TICKS_BETWEEN_WORDS = 100;

  Pilot(Temper temper, RandomGenerator random) {
    this(temper, random, new CompletableFuture<>());
  }

  @Override
  public void begin(Game.Controls robot) {
    robot.say(temper.words);
  }

  @Override
  public void see(World world, Robot own, Game.Controls robot) {
    robot.head(temper.choose(world, own, random));
    if (random.nextInt(TICKS_BETWEEN_WORDS) == 0) {
      robot.say(temper.words);
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
}
