package dev.hawser.internal.space;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.Space;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A server and two clients on a network in memory.
public final class Lab implements AutoCloseable {
  /// No session is to end because the machine is slow.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  /// What goes wrong on the network.
  public final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 1);

  /// The server.
  public final Server server;

  /// One of its clients.
  public final Client alice;

  /// The other.
  public final Client bob;

  /// Creates one with the standard settings.
  public Lab() {
    this(it -> it, it -> it);
  }

  /// Creates one with other settings.
  public Lab(
      UnaryOperator<ServerBuilder> serverSettings, UnaryOperator<ClientBuilder> clientSettings) {
    server =
        serverSettings
            .apply(
                Server.builder()
                    .listen(Address.memory("lab"))
                    .grace(GRACE)
                    .transport(faults.transport()))
            .open();
    alice = connect("alice", clientSettings);
    bob = connect("bob", clientSettings);
  }

  /// Connects one more client.
  public Client connect(String name) {
    return connect(name, it -> it);
  }

  private Client connect(String name, UnaryOperator<ClientBuilder> settings) {
    return settings
        .apply(Client.builder().name(name).grace(GRACE).transport(faults.transport()))
        .connect(server.address().toString());
  }

  /// The server's end of a client's session.
  public Peer at(Client client) {
    return server.client(client.id());
  }

  /// Returns as soon as a condition holds.
  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }

  @Override
  public void close() {
    alice.close();
    bob.close();
    server.close();
  }

  /// From where a space is used, and from where else the same space can be seen.
  public enum Seat {
    /// The server, with what it shares with all clients.
    SERVER_GLOBAL,
    /// A client, with what it shares with all.
    CLIENT_GLOBAL,
    /// The server, with what it shares with one client.
    SERVER_PRIVATE,
    /// That client, with the same.
    CLIENT_PRIVATE;

    /// The space, from the seat.
    public Space here(Lab lab) {
      return switch (this) {
        case SERVER_GLOBAL -> lab.server;
        case CLIENT_GLOBAL -> lab.alice.globals();
        case SERVER_PRIVATE -> lab.at(lab.alice);
        case CLIENT_PRIVATE -> lab.alice;
      };
    }

    /// The same space, from elsewhere.
    public Space elsewhere(Lab lab) {
      return switch (this) {
        case SERVER_GLOBAL, CLIENT_GLOBAL -> lab.bob.globals();
        case SERVER_PRIVATE -> lab.alice;
        case CLIENT_PRIVATE -> lab.at(lab.alice);
      };
    }
  }
}
