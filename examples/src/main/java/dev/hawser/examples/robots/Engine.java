package dev.hawser.examples.robots;

import module java.base;

import dev.hawser.HawserException;

/// The game, without a screen, and without any idea of where minds are.
///
/// A robot that runs into a wall hurts itself; one that runs into another hurts that. The last one
/// that lives wins; if that takes too long, the strongest.
final class Engine implements Game {
  private static final int SIZE = 24;
  private static final int MOST_ROBOTS = 24;
  private static final int LONGEST = 1500;

  private final RandomGenerator random;
  private final Spectator spectator;
  private final List<Spot> walls = new ArrayList<>();
  private final List<Machine> robots = new ArrayList<>();
  private final List<Robot> dead = new ArrayList<>();
  private boolean open = true;
  private int tick;

  Engine(RandomGenerator random, Spectator spectator) {
    this.random = random;
    this.spectator = spectator;
    for (int i = 5; i < 10; i++) {
      buildFour(i, 5);
      buildFour(5, i + 1);
    }
    buildFour(10, 10);
  }

  private void buildFour(int x, int y) {
    for (int atX : List.of(x, SIZE - 1 - x)) {
      for (int atY : List.of(y, SIZE - 1 - y)) {
        walls.add(new Spot(atX, atY));
      }
    }
  }

  @Override
  public synchronized void signUp(String name, Mind mind) {
    if (!open) {
      throw new IllegalStateException("signing up is over, " + name + ": the game has begun");
    }
    if (!name.matches("[\\w ]{1,12}")) {
      throw new IllegalArgumentException("a name has 1 to 12 letters and digits");
    }
    if (robots.stream().anyMatch(each -> each.name.equals(name))) {
      throw new IllegalArgumentException("there is a " + name + " already: take another name");
    }
    if (robots.size() == MOST_ROBOTS) {
      throw new IllegalStateException("the arena is full, " + name);
    }
    robots.add(new Machine(name, mind, freeSpot()));
    spectator.hear(name + " has signed up");
    spectator.see(world());
    notifyAll();
  }

  /// Waits until so many robots are there.
  synchronized void awaitRobots(int count) throws InterruptedException {
    while (robots.size() < count) {
      wait();
    }
  }

  /// From now on nobody can sign up.
  synchronized void begin() {
    open = false;
    spectator.hear("the game begins");
    tellAll(each -> each.mind.begin(each));
  }

  /// Lets every robot move once.
  ///
  /// @return whether the game goes on; if not, it has a winner
  synchronized boolean tick() {
    tick++;
    for (Machine each : List.copyOf(robots)) {
      each.tick();
      if (robots.contains(each) && robots.size() > 1) {
        move(each);
      }
    }
    World world = world();
    tellAll(each -> each.mind.see(world, each.robot(), each));
    boolean goesOn = robots.size() > 1 && tick < LONGEST;
    if (!goesOn) {
      finish();
    }
    spectator.see(world());
    return goesOn;
  }

  /// Sends everybody away, and lets others sign up.
  synchronized void clear() {
    robots.clear();
    dead.clear();
    tick = 0;
    open = true;
  }

  private void finish() {
    robots.sort(Comparator.comparingInt(each -> -each.strength));
    while (robots.size() > 1) {
      die(robots.getLast(), "too tired");
    }
    for (Machine winner : List.copyOf(robots)) {
      spectator.hear(winner.name + " has won");
      tell(winner, each -> each.mind.won());
    }
  }

  private void move(Machine machine) {
    Spot ahead = machine.spot.plus(machine.robot().direction());
    Optional<Machine> other = robots.stream().filter(each -> each.spot.equals(ahead)).findFirst();
    if (walls.contains(ahead)) {
      machine.head(Step.NONE);
      hurt(machine, "ran into walls");
    } else if (other.isEmpty() && ahead.isWithin(SIZE)) {
      machine.spot = ahead;
    } else if (other.isPresent() && other.get() != machine) {
      machine.head(Step.NONE);
      machine.say("bam!");
      hurt(other.get(), "hit by " + machine.name);
    }
  }

  private void hurt(Machine machine, String how) {
    machine.strength--;
    machine.say("ouch!");
    if (machine.strength == 0) {
      die(machine, how);
    }
  }

  private void die(Machine machine, String how) {
    robots.remove(machine);
    dead.add(machine.robot());
    spectator.hear(machine.name + " is dead: " + how);
    tell(machine, each -> each.mind.died(how));
  }

  private void tellAll(Consumer<Machine> news) {
    List.copyOf(robots).forEach(each -> tell(each, news));
  }

  /// Tells a robot's mind something. If the mind is gone, so is the robot.
  private void tell(Machine machine, Consumer<Machine> news) {
    try {
      news.accept(machine);
    } catch (HawserException e) {
      if (robots.remove(machine)) {
        spectator.hear(machine.name + " is gone");
      }
    }
  }

  /// What can be seen at this moment.
  synchronized World world() {
    List<Robot> living = robots.stream().map(Machine::robot).toList();
    return new World(tick, SIZE, List.copyOf(walls), living, List.copyOf(dead));
  }

  private Spot freeSpot() {
    Spot spot;
    do {
      spot = new Spot(random.nextInt(SIZE), random.nextInt(SIZE));
    } while (!world().isFree(spot));
    return spot;
  }
}
