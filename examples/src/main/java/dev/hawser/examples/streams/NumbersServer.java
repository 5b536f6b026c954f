package dev.hawser.examples.streams;

import dev.hawser.Server;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes numbers when they are wanted.
public final class NumbersServer implements Numbers {
  private final AtomicLong made = new AtomicLong();

  private NumbersServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("numbers", new NumbersServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Stream<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last)
        .boxed()
        .onClose(() -> System.out.println("the numbers are closed"));
  }

  @Override
  public Iterator<Long> squares() {
    return Stream.iterate(1L, n -> n + 1)
        .peek(_ -> made.incrementAndGet())
        .map(n -> n * n)
        .iterator();
  }

  @Override
  public long made() {
    return made.get();
  }
}
