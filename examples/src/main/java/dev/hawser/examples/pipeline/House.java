package dev.hawser.examples.pipeline;

import module java.base;

import dev.hawser.Server;

/// The server: ten rooms in a row.
public final class House {
  private static final int SIZE = 10;

  private final List<Room> rooms = new ArrayList<>();
  private final AtomicInteger passages = new AtomicInteger();

  /// One of them.
  private final class NumberedRoom implements Room {
    private final int number;

    NumberedRoom(int number) {
      this.number = number;
    }

    @Override
    public String name() {
      return "room " + number;
    }

    @Override
    public Room next() {
      if (number == SIZE) {
        throw new IllegalStateException("there is no door in room " + number);
      }
      passages.incrementAndGet();
      return rooms.get(number);
    }

    @Override
    public int passages() {
      return passages.get();
    }
  }

  private House() {
    for (int number = 1; number <= SIZE; number++) {
      rooms.add(new NumberedRoom(number));
    }
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("entrance", new House().rooms.getFirst()).serve();
  }
}
