package dev.hawser.examples.pipeline;

import dev.hawser.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
    try (Server server = Server.open()) {
      server.export("entrance", new House().rooms.getFirst());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }
}
