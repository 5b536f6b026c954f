package dev.hawser.examples.area;

import module java.base;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.examples.area.Integrator.Curve;
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
      var all = client.globals();
      Curve curve = Objects.requireNonNull(all.map("curves", Curve.class).get("curve"));
      while (true) {
        // On a lease: another worker gets the point if this one dies.
        var point = all.queue("points", Double.class).lease(Duration.ofSeconds(5));
        all.queue("values", Double.class).put(curve.at(point.value()));
        point.ack();
      }
    } catch (DisconnectedException e) {
      IO.println("done");
    }
  }
}
