package dev.hawser.examples.callback;

import module java.base;

import dev.hawser.Server;

/// The office: calls its customers when the work is done.
public final class OfficeServer implements Office {
  private final AtomicInteger hired = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("office", new OfficeServer()).serve();
  }

  @Override
  public Worker hire(Consumer<Integer> customer) {
    int number = hired.incrementAndGet();
    working.incrementAndGet();
    return millis ->
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
            .execute(() -> {
              working.decrementAndGet();
              customer.accept(number);
            });
  }

  @Override
  public int working() {
    return working.get();
  }

  @Override
  public List<String> ask(Witness witness) {
    return List.of(answer(witness::whatHappened), answer(witness::whereWereYou));
  }

  private static String answer(Supplier<String> question) {
    try {
      return question.get();
    } catch (IllegalStateException e) {
      e.printStackTrace(System.out); // shows how it came about, in both processes
      return "failed: " + e.getMessage();
    }
  }
}
