package dev.hawser.scenario;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.Server;
import dev.hawser.ServerBuilder;
import dev.hawser.spi.Transport;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import dev.hawser.testing.PipeNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// A network that scenarios run over, with an address of its own for one server.
public final class Network {
  /// The kinds there are.
  public enum Kind {
    /// TLS over TCP, with a ticket.
    TLS,
    /// TCP as it is.
    TCP,
    UNIX,
    MEMORY,
    /// Pipes, as between a process and its subprocess: a lost one is the end of its session.
    STDIO;

    /// Whether a client connects anew when its connection is lost.
    public boolean reconnects() {
      return this != STDIO;
    }

    /// A new network of this kind.
    public Network create() {
      return new Network(this);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final AtomicLong SOCKETS = new AtomicLong();

  private final Kind kind;
  private final Transport own;
  private final Address address;

  private Network(Kind kind) {
    this.kind = kind;
    this.own = kind == Kind.STDIO ? new PipeNetwork() : new MemoryNetwork();
    this.address =
        switch (kind) {
          case TLS, TCP -> Address.tcp("localhost", 0);
          case UNIX -> Address.unix(socketFile());
          case MEMORY, STDIO -> Address.memory("harbour");
        };
  }

  /// Which kind this is.
  public Kind kind() {
    return kind;
  }

  /// Where a server listens here; over TCP any free port.
  public Address address() {
    return address;
  }

  /// A server that will listen here.
  public ServerBuilder server() {
    return server(address);
  }

  /// A server that will listen at an address that another one here had.
  public ServerBuilder server(Address at) {
    ServerBuilder builder = Server.builder().listen(at);
    return switch (kind) {
      case TCP -> builder.insecure();
      case MEMORY, STDIO -> builder.transport(own);
      case TLS, UNIX -> builder;
    };
  }

  /// A client that can reach servers here.
  public ClientBuilder client() {
    ClientBuilder builder = Client.builder();
    return switch (kind) {
      case TCP -> builder.insecure();
      case MEMORY, STDIO -> builder.transport(own);
      case TLS, UNIX -> builder;
    };
  }

  /// A client that can reach servers here over connections that a plan spoils.
  public ClientBuilder client(FaultPlan plan) {
    ClientBuilder builder = Client.builder().transport(plan.transport());
    return kind == Kind.TCP ? builder.insecure() : builder;
  }

  /// A client of a server here.
  public Client connect(Server server) {
    return client().connect(wayTo(server));
  }

  /// What a client here needs to connect to a server: a ticket or an address.
  public String wayTo(Server server) {
    return kind == Kind.TLS ? server.ticket() : server.address().toString();
  }

  /// A plan that can spoil connections made here.
  public FaultPlan faults(long seed) {
    return switch (kind) {
      case TLS, TCP -> FaultPlan.overTcp(seed);
      case UNIX -> FaultPlan.overUnix(seed);
      case MEMORY, STDIO -> FaultPlan.over(own, seed);
    };
  }

  @Override
  public String toString() {
    return kind.toString();
  }

  /// Socket paths are short on every system, so the file is right below the temporary folder.
  private static Path socketFile() {
    try {
      Path folder = Files.createTempDirectory("hawser");
      folder.toFile().deleteOnExit();
      return folder.resolve(SOCKETS.incrementAndGet() + ".sock");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
