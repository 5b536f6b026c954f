package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Limits;
import dev.hawser.PeerState;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.SessionClient;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A modified client: it came in with a ticket, over TLS, and sends as values whatever bytes it is
/// told to, laid out as PROTOCOL.md has it.
final class Mallory implements AutoCloseable {
  private static final int MAP = 1;
  private static final int QUEUE = 2;
  private static final int PIPE = 4;
  private static final int WRITE = 1;
  private static final int PUT = 0;
  private static final int GLOBAL = 0;
  private static final int ALWAYS = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Session session;
  private final Map<String, Stream> pipes = new HashMap<>();

  private Mallory(Session session) {
    this.session = session;
  }

  static Mallory comeIn(String line) {
    Ticket ticket = Ticket.parse(line);
    TlsDialler dialler =
        new TlsDialler(
            new Transports(List.of()),
            ticket.addresses(),
            new TlsClient(ticket.fingerprint(), List.of(), null),
            new Credential(ticket.invitation(), ticket.secret()),
            Timer.system());
    SessionOptions options =
        new SessionOptions(
            "mallory",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Limits.defaults(),
            Timer.system(),
            new SecureRandom(),
            Trust.standard());
    return new Mallory(SessionClient.connect(dialler, options, _ -> new Indifferent()));
  }

  PeerState state() {
    return session.state();
  }

  /// Sends a message on a pipe.
  void send(String pipe, byte[] value) throws InterruptedException {
    Stream stream = pipes.get(pipe);
    if (stream == null) {
      stream = session.open(PIPE, new Indifferent());
      pipes.put(pipe, stream);
      Output name = new Output();
      name.writeUtf8(pipe);
      stream.send(name.array(), 0, name.size(), true, false);
    }
    Output message = new Output();
    message.writeVarLong(0);
    message.writeBytes(value, 0, value.length);
    stream.send(message.array(), 0, message.size(), true, false);
  }

  /// Writes an entry of a global map.
  void set(String map, String key, byte[] value) throws InterruptedException {
    Output request = request(WRITE, map);
    request.writeUtf8(key);
    request.writeBoolean(false);
    request.writeByte(ALWAYS);
    request.writeBoolean(true);
    request.writeBytes(value, 0, value.length);
    ask(MAP, request);
  }

  /// Puts an item into a global queue.
  void put(String queue, byte[] item) throws InterruptedException {
    Output request = request(PUT, queue);
    request.writeVarLong(0);
    request.writeBytes(item, 0, item.length);
    ask(QUEUE, request);
  }

  private static Output request(int operation, String name) {
    Output request = new Output();
    request.writeByte(operation);
    request.writeByte(GLOBAL);
    request.writeUtf8(name);
    return request;
  }

  /// Asks for something that the server does: it takes no look at values on their way.
  private void ask(int service, Output request) throws InterruptedException {
    byte[] answer =
        Exchange.start(session, service, request.array(), 0, request.size(), true)
            .await(System.nanoTime() + PATIENCE.toNanos(), true);
    Input in = new Input(answer);
    long _ = in.readVarLong();
    assertThat(in.readBoolean()).as("failed").isFalse();
    assertThat(in.readBoolean()).as("done").isTrue();
  }

  @Override
  public void close() {
    session.close("bye");
  }
}
