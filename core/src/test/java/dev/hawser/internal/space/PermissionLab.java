package dev.hawser.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A server and a client that trust each other with something.
final class PermissionLab implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(20);

  final Server server;
  final Client client;

  /// The client, as the server sees it.
  final Peer guest;

  /// Lets the client do so much, and the server whatever is standard.
  PermissionLab(Permission... permissions) {
    this(Trust.of(permissions), Trust.standard(), it -> it);
  }

  PermissionLab(Trust inClient, Trust inServer, UnaryOperator<AdmissionLimits> limits) {
    MemoryNetwork network = new MemoryNetwork();
    server =
        Server.builder()
            .listen(Address.memory("lab"))
            .transport(network)
            .trust(inClient)
            .admission(limits.apply(AdmissionLimits.defaults()))
            .open();
    client = Client.builder().transport(network).trust(inServer).connect("memory:lab");
    guest = server.client(client.id());
  }

  /// Changes what the client may do, while its session goes on.
  void trustClient(Permission... permissions) {
    ((LinkedPeer) guest).link().access().visitor().trust(Trust.of(permissions));
  }

  /// Changes what the server may do at the client.
  void trustServer(Permission... permissions) {
    ((LinkedPeer) client).link().access().visitor().trust(Trust.of(permissions));
  }

  static AbstractThrowableAssert<?, ?> assertLacks(String missing, ThrowingCallable operation) {
    return assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            PermissionException.class, refusal -> assertThat(refusal.missing()).isEqualTo(missing));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
