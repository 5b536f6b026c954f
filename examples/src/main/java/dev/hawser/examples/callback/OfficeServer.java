package dev.hawser.examples.callback;

import dev.hawser.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The office: calls its customers when the work is done.
public final class OfficeServer implements Office {
  private final AtomicInteger hired = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();

  private OfficeServer() {}

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("office", new OfficeServer());
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public Worker hire(Customer customer) {
    int number = hired.incrementAndGet();
    working.incrementAndGet();
    return millis ->
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
            .execute(() -> {
              working.decrementAndGet();
              customer.done(number);
            });
  }

  @Override
  public int working() {
    return working.get();
  }

  @Override
  public List<String> ask(Witness witness) {
    List<String> answers = new ArrayList<>();
    answers.add(answer(witness::whatHappened));
    answers.add(answer(witness::whereWereYou));
    return answers;
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
