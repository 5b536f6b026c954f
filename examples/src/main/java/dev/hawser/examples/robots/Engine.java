package dev.hawser.examples.robots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The game, without a screen, and without any idea of where minds are.
///
/// A robot that runs into a wall hurts itself; one that runs into another hurts that. Whoever is
/// hurt five times is dead. The last one wins; if that takes too long, the strongest.
final class Engine implements Game {
  private static final int SIZE = 12;
  private static final int LONGEST = 200;

  private final RandomGenerator random;
  private final Set<Spot> walls = new HashSet<>();
  private final List<Machine> robots = new ArrayList<>();
  private int tick;

  Engine(RandomGenerator random) {
    this.random = random;
    for (int i = 0; i < SIZE; i++) {
      walls.addAll(Set.of(new Spot(i, -1), new Spot(i, SIZE), new Spot(-1, i), new Spot(SIZE, i)));
    }
    for (int i = 0; i < SIZE; i++) {
      walls.add(randomSpot());
    }
  }

  @Override
  public synchronized Robot signUp(String name, Mind mind) {
    if (tick > 0) {
      throw new IllegalStateException("the game has begun, " + name);
    }
    if (robots.stream().anyMatch(each -> each.name().equals(name))) {
      throw new IllegalArgumentException("there is a " + name + " already");
    }
    Machine robot = new Machine(name, mind, freeSpot());
    robots.add(robot);
    say(name + " has signed up");
    notifyAll();
    return robot;
  }

  /// Waits until so many robots are there.
  synchronized void awaitRobots(int count) throws InterruptedException {
    while (robots.size() < count) {
      wait();
    }
  }

  /// Lets every robot move once.
  ///
  /// @return whether there are robots left to fight
  synchronized boolean tick() {
    tick++;
    for (Machine each : List.copyOf(robots)) {
      if (robots.contains(each)) {
        move(each);
      }
    }
    World world = world();
    robots.forEach(each -> each.tell(mind -> mind.see(world)));
    return robots.size() > 1 && tick < LONGEST;
  }

  /// Ends the game.
  ///
  /// @return who has won
  synchronized String finish() {
    Machine winner = robots.stream().max(Comparator.comparingInt(Machine::strength)).orElseThrow();
    for (Machine each : List.copyOf(robots)) {
      if (each != winner) {
        die(each, "tired");
      }
    }
    winner.tell(Mind::won);
    return winner.name();
  }

  private void move(Machine robot) {
    Spot ahead = robot.ahead();
    Machine other = at(ahead);
    if (walls.contains(ahead)) {
      robot.hurt();
      dieIfHurt(robot, "ran into walls");
    } else if (other == null) {
      robot.go(ahead);
    } else if (other != robot) {
      other.hurt();
      dieIfHurt(other, "hit by " + robot.name());
    }
  }

  private void dieIfHurt(Machine robot, String how) {
    if (robot.strength() <= 0) {
      die(robot, how);
    }
  }

  private void die(Machine robot, String how) {
    robots.remove(robot);
    say(robot.name() + " is dead: " + how);
    robot.tell(mind -> mind.died(how));
  }

  private World world() {
    Map<String, Spot> spots = new TreeMap<>();
    robots.forEach(each -> spots.put(each.name(), each.spot()));
    return new World(tick, Set.copyOf(walls), spots);
  }

  private @Nullable Machine at(Spot spot) {
    return robots.stream().filter(each -> each.spot().equals(spot)).findFirst().orElse(null);
  }

  private Spot freeSpot() {
    Spot spot = randomSpot();
    while (walls.contains(spot) || at(spot) != null) {
      spot = randomSpot();
    }
    return spot;
  }

  private Spot randomSpot() {
    return new Spot(random.nextInt(SIZE), random.nextInt(SIZE));
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
