package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.Messages;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Tally;
import dev.hawser.benchmarks.Workload;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.RSocketServer;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import io.rsocket.util.DefaultPayload;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// RSocket over TCP. Messages go through a request-channel, or as fire-and-forget requests with a
/// request-response after every few thousand to bound what is on its way.
public final class RSocketContender implements Contender {
  private static final String HOST = "127.0.0.1";
  private static final int BARRIER_EVERY = 4096;

  private final boolean fireAndForget;

  private RSocketContender(boolean fireAndForget) {
    this.fireAndForget = fireAndForget;
  }

  public static RSocketContender plain() {
    return new RSocketContender(false);
  }

  public static RSocketContender fireAndForget() {
    return new RSocketContender(true);
  }

  @Override
  public String name() {
    return fireAndForget ? "rsocket-fnf" : "rsocket";
  }

  @Override
  public Set<Workload> workloads() {
    return fireAndForget
        ? Set.of(Workload.PIPE)
        : Set.of(Workload.PING, Workload.CALLERS, Workload.PIPE, Workload.ECHO, Workload.ECHO4);
  }

  @Override
  public ServerEnd serve(Workload workload) {
    CloseableChannel channel =
        Objects.requireNonNull(
            RSocketServer.create(SocketAcceptor.with(handler(workload)))
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .bind(TcpServerTransport.create(HOST, 0))
                .block());
    return ServerEnd.at(Integer.toString(channel.address().getPort()), channel::dispose);
  }

  private RSocket handler(Workload workload) {
    return switch (workload) {
      case PING, CALLERS -> new AddHandler();
      case PIPE -> fireAndForget ? new MessageHandler() : new ChannelHandler();
      default -> new EchoHandler();
    };
  }

  private static final class AddHandler implements RSocket {
    @Override
    public Mono<Payload> requestResponse(Payload payload) {
      byte[] reply = Adder.reply(payload.getData());
      payload.release();
      return Mono.just(DefaultPayload.create(reply));
    }
  }

  private static final class EchoHandler implements RSocket {
    @Override
    public Mono<Payload> requestResponse(Payload payload) {
      return Mono.just(payload);
    }
  }

  private static final class ChannelHandler implements RSocket {
    @Override
    public Flux<Payload> requestChannel(Publisher<Payload> payloads) {
      Tally.Counter counter = new Tally.Counter();
      return Flux.from(payloads)
          .doOnNext(payload -> count(payload, counter))
          .then(Mono.fromSupplier(() -> DefaultPayload.create(counter.reset().bytes())))
          .flux();
    }
  }

  private static final class MessageHandler implements RSocket {
    private final Tally.Counter counter = new Tally.Counter();

    @Override
    public Mono<Void> fireAndForget(Payload payload) {
      count(payload, counter);
      return Mono.empty();
    }

    /// A request with data asks for the tally; an empty one is a barrier.
    @Override
    public Mono<Payload> requestResponse(Payload payload) {
      boolean barrier = payload.data().readableBytes() == 0;
      payload.release();
      return Mono.just(DefaultPayload.create(barrier ? new byte[0] : counter.reset().bytes()));
    }
  }

  private static void count(Payload payload, Tally.Counter counter) {
    counter.add(payload.getData());
    payload.release();
  }

  @Override
  public ClientEnd connect(Workload workload, String address) {
    RSocket socket =
        Objects.requireNonNull(
            RSocketConnector.create()
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .connect(TcpClientTransport.create(HOST, Integer.parseInt(address)))
                .block());
    return workload == Workload.PIPE ? new Sender(socket, fireAndForget) : new Caller(socket);
  }

  private static ByteBuffer request(RSocket socket, byte[] body) throws Exception {
    Payload reply = socket.requestResponse(DefaultPayload.create(body)).toFuture().get();
    return copy(reply);
  }

  private static ByteBuffer copy(Payload payload) {
    byte[] bytes = new byte[payload.data().readableBytes()];
    payload.data().readBytes(bytes);
    payload.release();
    return ByteBuffer.wrap(bytes);
  }

  private record Caller(RSocket socket) implements ClientEnd.Adds, ClientEnd.Echoes {
    @Override
    public int add(int a, int b) throws Exception {
      return request(socket, Adder.request(a, b)).getInt();
    }

    @Override
    public byte[] echo(byte[] body) throws Exception {
      return request(socket, body).array();
    }

    @Override
    public void close() {
      socket.dispose();
    }
  }

  private record Sender(RSocket socket, boolean fireAndForget) implements ClientEnd.Streams {
    @Override
    public Tally stream(Messages messages) throws Exception {
      return fireAndForget ? forget(messages) : channel(messages);
    }

    private Tally channel(Messages messages) {
      Flux<Payload> payloads = Flux.fromIterable(() -> messages).map(DefaultPayload::create);
      return Tally.of(copy(Objects.requireNonNull(socket.requestChannel(payloads).blockLast())));
    }

    private Tally forget(Messages messages) throws Exception {
      CompletableFuture<Payload> barrier = barrier();
      for (int sent = 1; messages.hasNext(); sent++) {
        socket.fireAndForget(DefaultPayload.create(messages.next())).subscribe();
        if (sent % BARRIER_EVERY == 0) {
          barrier.get().release();
          barrier = barrier();
        }
      }
      barrier.get().release();
      return Tally.of(request(socket, new byte[1]));
    }

    private CompletableFuture<Payload> barrier() {
      return socket.requestResponse(DefaultPayload.create(new byte[0])).toFuture();
    }

    @Override
    public void close() {
      socket.dispose();
    }
  }
}
