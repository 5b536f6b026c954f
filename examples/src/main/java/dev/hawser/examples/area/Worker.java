package dev.hawser.examples.area;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.DisconnectedException;
import dev.hawser.Space;
import dev.hawser.call.SerializableFunction;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;

/// A worker: evaluates a function that it has never heard of, so it must trust its server.
public final class Worker {
  /// Runs until there is no server any more.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    Trust trust = Trust.standard().and(Permission.CALL_SHIPPED);
    try (Client client = Client.builder().trust(trust).connect(args[0])) {
      work(client.globals());
    } catch (DisconnectedException e) {
      IO.println("done");
    }
  }

  /// A point on a lease goes to another worker if this one dies.
  @SuppressWarnings("unchecked") // What the server has put there.
  private static void work(Space all) throws InterruptedException {
    var function =
        (SerializableFunction<Double, Double>) Objects.requireNonNull(all.map().get("function"));
    while (true) {
      try (Delivery<Double> point =
          all.queue("points", Double.class).lease(Duration.ofSeconds(5))) {
        all.queue("values", Double.class).put(function.apply(point.value()));
        point.ack();
      }
    }
  }
}
