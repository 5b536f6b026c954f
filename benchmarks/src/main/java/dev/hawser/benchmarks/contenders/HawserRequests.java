package dev.hawser.benchmarks.contenders;

import dev.hawser.Address;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Limits;
import dev.hawser.PeerState;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.contenders.HawserContender.Way;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import dev.hawser.internal.security.Audit;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.Dialler;
import dev.hawser.internal.security.DirectDialler;
import dev.hawser.internal.security.Door;
import dev.hawser.internal.security.Gate;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionListener;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.session.SessionServer;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.tls.TlsServer;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Identity;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Additions as requests of a session, the layer that calls of remote objects ride on: method
/// number and arguments go through the codec, and a short handler runs where they are read.
final class HawserRequests {
  private static final int SERVICE = 1;
  private static final int ADD = 1;
  private static final int SMALL = 64;

  private static final Codec CODEC = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  private HawserRequests() {}

  private static SessionOptions options() {
    return new SessionOptions(
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Limits.defaults(),
        Timer.system(),
        new SecureRandom(),
        Trust.nothing());
  }

  /// The way into the server, and what its clients need to take it.
  private static final class Entrance {
    private final Way way;
    private final SecureRandom random = new SecureRandom();
    private final Identity identity = Identity.create();
    private final Invitations invitations = Invitations.inMemory(random);

    Entrance(Way way) {
      this.way = way;
    }

    Door door() {
      Gate gate =
          new Gate(
              new Gate.Options(
                  new TlsServer(List.of(identity), List.of()),
                  invitations,
                  Trust.nothing(),
                  AdmissionLimits.defaults(),
                  new Audit(),
                  Timer.system(),
                  InstantSource.system(),
                  random));
      return switch (way) {
        case TCP -> gate.insecure();
        case UNIX -> gate.local();
        case TLS -> gate.guarded();
      };
    }

    String ticketOrAddress(Address address) {
      if (way != Way.TLS) {
        return address.toString();
      }
      Invitation guest = invitations.invite("guest", Trust.nothing(), null);
      return Ticket.of(List.of(address), identity.fingerprint(), guest.id(), guest.secret()).line();
    }
  }

  private static Transports transports() {
    return new Transports(List.of());
  }

  static ServerEnd serve(Way way) throws IOException {
    Path directory = Files.createTempDirectory("hawser");
    Address wanted =
        way == Way.UNIX ? Address.unix(directory.resolve("socket")) : Address.tcp("localhost", 0);
    Entrance entrance = new Entrance(way);
    SessionServer server =
        new SessionServer(options(), AdmissionLimits.defaults(), session -> new Adders());
    Address address = server.listen(transports().transport(wanted), wanted, entrance.door());
    return ServerEnd.at(
        entrance.ticketOrAddress(address),
        () -> {
          server.close();
          Files.deleteIfExists(directory);
        });
  }

  /// The serving end of one session.
  private static final class Adders implements SessionListener {
    @Override
    public StreamListener accept(Stream stream, int service) {
      return new Request();
    }

    @Override
    public void stateChanged(PeerState state) {}

    @Override
    public void ended(DisconnectedException reason) {}
  }

  private static final class Request implements StreamListener {
    @Override
    public void received(
        Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
      Input in = new Input(bytes, offset, length);
      if (in.readVarInt() != ADD) {
        throw new IllegalArgumentException("no such method");
      }
      Output out = new Output(SMALL);
      CODEC.write(out, integer(in) + integer(in), Foreign.NONE);
      stream.consumed(length);
      stream.post(out.toByteArray(), 0, out.size(), true);
    }

    @Override
    public void ended(Stream stream) {}

    @Override
    public void failed(Stream stream, HawserException reason) {}
  }

  private static int integer(Input in) {
    if (CODEC.read(in, Foreign.NONE) instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("not an int");
  }

  /// @param text a ticket or an address
  static ClientEnd connect(String text) {
    Session session = SessionClient.connect(dialler(text), options(), made -> new Adders());
    return new Caller(session);
  }

  private static Dialler dialler(String text) {
    if (!Ticket.isTicket(text)) {
      Address address = Address.parse(text);
      return new DirectDialler(transports().transport(address), address);
    }
    Ticket ticket = Ticket.parse(text);
    return new TlsDialler(
        transports(),
        ticket.addresses(),
        new TlsClient(ticket.fingerprint(), List.of(), null),
        new Credential(ticket.invitation(), ticket.secret()),
        Timer.system());
  }

  private record Caller(Session session) implements ClientEnd.Adds {
    @Override
    public int add(int a, int b) throws InterruptedException {
      Output out = new Output(SMALL);
      out.writeVarInt(ADD);
      CODEC.write(out, a, Foreign.NONE);
      CODEC.write(out, b, Foreign.NONE);
      Exchange exchange = Exchange.start(session, SERVICE, out.toByteArray(), 0, out.size(), true);
      return integer(new Input(exchange.await(Long.MAX_VALUE, true)));
    }

    @Override
    public void close() {
      session.close("the benchmark is over");
    }
  }
}
