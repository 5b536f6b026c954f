package dev.hawser.examples.robots;

import module java.base;

/// How a mind chooses its way.
enum Temper {
  /// Turns now and then, and looks where it goes even less.
  DRUNK("hic!"),
  /// Marches in squares, against whatever is there.
  ANGRY("grr!"),
  /// Runs to the nearest free corner and stays.
  SCARED("help!"),
  /// Runs after whoever is nearest, and into it.
  HUNTER("got you!");

  final String words;

  Temper(String words) {
    this.words = words;
  }

  Step choose(World world, Robot own, RandomGenerator random) {
    return switch (this) {
      case DRUNK -> random.nextInt(5) == 0 ? anywhere(random) : own.direction();
      case ANGRY -> world.tick() % 10 == 0 ? own.direction().turned() : own.direction();
      case SCARED -> towards(corners(world, own), world, own, random);
      case HUNTER -> towards(others(world, own), world, own, random);
    };
  }

  private static Step anywhere(RandomGenerator random) {
    return new Step(random.nextInt(3) - 1, random.nextInt(3) - 1);
  }

  private static Stream<Spot> corners(World world, Robot own) {
    int last = world.size() - 1;
    return Stream.of(new Spot(0, 0), new Spot(0, last), new Spot(last, 0), new Spot(last, last))
        .filter(corner -> corner.equals(own.spot()) || world.isFree(corner));
  }

  private static Stream<Spot> others(World world, Robot own) {
    return world.robots().stream().map(Robot::spot).filter(spot -> !spot.equals(own.spot()));
  }

  /// A step to the nearest of some goals, or anywhere if something else is in the way.
  private static Step towards(Stream<Spot> goals, World world, Robot own, RandomGenerator random) {
    Spot here = own.spot();
    Spot goal = goals.min(Comparator.comparingInt(here::distance)).orElse(here);
    return Stream.of(here.towards(goal), anywhere(random))
        .filter(step -> here.plus(step).equals(goal) || world.isFree(here.plus(step)))
        .findFirst()
        .orElse(Step.NONE);
  }
}
