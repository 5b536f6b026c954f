package dev.hawser.examples.robots;

import module java.base;

/// How a mind chooses its way.
enum Temper {
  /// Turns now and then, and looks where it goes even less.
  DRUNK("hic!") {
    @Override
    Direction choose(World world, Robot own, RandomGenerator random) {
      Direction[] all = Direction.values();
      return random.nextInt(5) == 0 ? all[random.nextInt(all.length)] : own.direction();
    }
  },
  /// Marches in squares, against whatever is there.
  ANGRY("grr!") {
    @Override
    Direction choose(World world, Robot own, RandomGenerator random) {
      return world.tick() % 10 == 0 ? own.direction().turned() : own.direction();
    }
  },
  /// Runs to the nearest free corner and stays.
  SCARED("help!") {
    @Override
    Direction choose(World world, Robot own, RandomGenerator random) {
      int last = world.size() - 1;
      return Stream.of(new Spot(0, 0), new Spot(0, last), new Spot(last, 0), new Spot(last, last))
          .filter(corner -> corner.equals(own.spot()) || world.isFree(corner))
          .min(Comparator.comparingInt(own.spot()::distance))
          .map(corner -> towards(corner, world, own))
          .orElse(Direction.NONE);
    }
  },
  /// Runs after whoever is nearest, and into it.
  HUNTER("got you!") {
    @Override
    Direction choose(World world, Robot own, RandomGenerator random) {
      return world.robots().stream()
          .filter(each -> !each.name().equals(own.name()))
          .map(Robot::spot)
          .min(Comparator.comparingInt(own.spot()::distance))
          .map(prey -> towards(prey, world, own))
          .orElse(Direction.NONE);
    }
  };

  private final String words;

  Temper(String words) {
    this.words = words;
  }

  abstract Direction choose(World world, Robot own, RandomGenerator random);

  String words() {
    return words;
  }

  /// The first step of a shortest way around walls and robots.
  private static Direction towards(Spot goal, World world, Robot own) {
    Map<Spot, Direction> firstSteps = new HashMap<>(Map.of(own.spot(), Direction.NONE));
    Deque<Spot> next = new ArrayDeque<>(List.of(own.spot()));
    while (!next.isEmpty() && !firstSteps.containsKey(goal)) {
      Spot here = next.remove();
      for (Direction each : Direction.values()) {
        Spot there = each.from(here);
        Direction first = here.equals(own.spot()) ? each : firstSteps.get(here);
        if ((there.equals(goal) || world.isFree(there))
            && firstSteps.putIfAbsent(there, first) == null) {
          next.add(there);
        }
      }
    }
    return firstSteps.getOrDefault(goal, Direction.NONE);
  }
}
