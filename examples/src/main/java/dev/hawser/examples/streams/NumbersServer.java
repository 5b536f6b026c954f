package dev.hawser.examples.streams;

import module java.base;

import dev.hawser.Server;

/// Makes numbers when they are wanted.
public final class NumbersServer implements Numbers {
  private final AtomicLong made = new AtomicLong();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("numbers", new NumbersServer()).serve();
  }

  @Override
  public Stream<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last)
        .boxed()
        .onClose(() -> IO.println("the numbers are closed"));
  }

  @Override
  public Iterator<Long> squares() {
    return Stream.generate(made::incrementAndGet).map(n -> n * n).iterator();
  }

  @Override
  public long made() {
    return made.get();
  }
}
