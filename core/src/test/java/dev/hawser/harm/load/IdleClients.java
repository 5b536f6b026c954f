package dev.hawser.harm.load;

import dev.hawser.Client;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The clients' process of {@link Idle}: connects many, then pings each when told so.
public final class IdleClients {
  private static final int AT_ONCE = 32;

  private IdleClients() {}

  /// Connects to an address so many times.
  public static void main(String... args) throws Exception {
    int count = Integer.parseInt(args[1]);
    List<Client> clients = forEach(count, _ -> Client.connect(args[0]));
    System.out.println(clients.size());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (orders.readLine() != null) {
      List<Boolean> alive = forEach(count, i -> clients.get(i).ping().isPositive());
      System.out.println(alive.stream().filter(Boolean::booleanValue).count());
    }
    Runtime.getRuntime().halt(0); // without a word to the server, which ends as well
  }

  private interface Step<T> {
    T run(int index) throws Exception;
  }

  private static <T> List<T> forEach(int count, Step<T> step) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<T>> tasks =
          IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> step.run(i)).toList();
      return executor.invokeAll(tasks).stream().map(IdleClients::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    if (future.state() == Future.State.FAILED) {
      throw new IllegalStateException(future.exceptionNow());
    }
    return future.resultNow();
  }
}
