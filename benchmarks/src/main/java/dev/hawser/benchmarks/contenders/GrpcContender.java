package dev.hawser.benchmarks.contenders;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.hawser.benchmarks.ClientEnd;
import dev.hawser.benchmarks.Contender;
import dev.hawser.benchmarks.Messages;
import dev.hawser.benchmarks.ServerEnd;
import dev.hawser.benchmarks.Tally;
import dev.hawser.benchmarks.Workload;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/// gRPC over HTTP/2 without TLS, with byte-array marshallers instead of protobuf. Handlers run on a
/// virtual thread each, or directly on the event loop.
public final class GrpcContender implements Contender {
  private static final String SERVICE = "bench";
  private static final int MAX_MESSAGE = 16 << 20;
  private static final int FLOW_CONTROL_WINDOW = 8 << 20;

  private static final MethodDescriptor<byte[], byte[]> ADD = method(MethodType.UNARY, "add");
  private static final MethodDescriptor<byte[], byte[]> ECHO = method(MethodType.UNARY, "echo");
  private static final MethodDescriptor<byte[], byte[]> STREAM =
      method(MethodType.CLIENT_STREAMING, "stream");

  private static final MethodDescriptor<byte[], byte[]> ITEMS =
      method(MethodType.SERVER_STREAMING, "items");
  private static final MethodDescriptor<byte[], byte[]> CALL_BACK =
      method(MethodType.BIDI_STREAMING, "callBack");

  private final boolean direct;

  private GrpcContender(boolean direct) {
    this.direct = direct;
  }

  public static GrpcContender onVirtualThreads() {
    return new GrpcContender(false);
  }

  public static GrpcContender direct() {
    return new GrpcContender(true);
  }

  private static MethodDescriptor<byte[], byte[]> method(MethodType type, String name) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setRequestMarshaller(BytesMarshaller.INSTANCE)
        .setResponseMarshaller(BytesMarshaller.INSTANCE)
        .build();
  }

  @Override
  public String name() {
    return direct ? "grpc" : "grpc-virtual";
  }

  @Override
  public Set<Workload> workloads() {
    return direct
        ? Set.of(
            Workload.PING,
            Workload.CALLERS,
            Workload.PIPE,
            Workload.ECHO,
            Workload.ECHO4,
            Workload.ASYNC,
            Workload.ONEWAY,
            Workload.CHAIN,
            Workload.ITEMS,
            Workload.CALLBACK)
        : Set.of(Workload.PING, Workload.CALLERS);
  }

  private Executor executor() {
    return direct ? MoreExecutors.directExecutor() : Executors.newVirtualThreadPerTaskExecutor();
  }

  @Override
  public ServerEnd serve(Workload workload) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                InsecureServerCredentials.create())
            .executor(executor())
            .maxInboundMessageSize(MAX_MESSAGE)
            .flowControlWindow(FLOW_CONTROL_WINDOW)
            .addService(service())
            .build()
            .start();
    return ServerEnd.at(Integer.toString(server.getPort()), server::shutdownNow);
  }

  private static ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(SERVICE)
        .addMethod(ADD, ServerCalls.asyncUnaryCall(unary(r -> Adder.reply(ByteBuffer.wrap(r)))))
        .addMethod(ECHO, ServerCalls.asyncUnaryCall(unary(UnaryOperator.identity())))
        .addMethod(STREAM, ServerCalls.asyncClientStreamingCall(Counting::new))
        .addMethod(ITEMS, ServerCalls.asyncServerStreamingCall(GrpcItems::send))
        .addMethod(CALL_BACK, ServerCalls.asyncBidiStreamingCall(GrpcItems::callBack))
        .build();
  }

  private static ServerCalls.UnaryMethod<byte[], byte[]> unary(UnaryOperator<byte[]> function) {
    return (request, replies) -> {
      replies.onNext(function.apply(request));
      replies.onCompleted();
    };
  }

  private static final class Counting implements StreamObserver<byte[]> {
    private final Tally.Counter counter = new Tally.Counter();
    private final StreamObserver<byte[]> reply;

    Counting(StreamObserver<byte[]> reply) {
      this.reply = reply;
    }

    @Override
    public void onNext(byte[] message) {
      counter.add(message);
    }

    @Override
    public void onError(Throwable failure) {
      System.getLogger("grpc").log(Level.ERROR, "a stream failed", failure);
    }

    @Override
    public void onCompleted() {
      reply.onNext(counter.reset().bytes());
      reply.onCompleted();
    }
  }

  @Override
  public ClientEnd connect(Workload workload, String address) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(address))
            .usePlaintext()
            .executor(executor())
            .maxInboundMessageSize(MAX_MESSAGE)
            .flowControlWindow(FLOW_CONTROL_WINDOW);
    return new Caller(builder.build());
  }

  private record Caller(ManagedChannel channel)
      implements ClientEnd.Adds,
          ClientEnd.Echoes,
          ClientEnd.Streams,
          ClientEnd.Volleys,
          ClientEnd.Chains,
          ClientEnd.Iterates,
          ClientEnd.IsCalled {
    @Override
    public int add(int a, int b) {
      return ByteBuffer.wrap(call(ADD, Adder.request(a, b))).getInt();
    }

    @Override
    public byte[] echo(byte[] body) {
      return call(ECHO, body);
    }

    @Override
    public long addAll(int first, int count, int a) {
      List<ListenableFuture<byte[]>> sums = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        ClientCall<byte[], byte[]> call = channel.newCall(ADD, CallOptions.DEFAULT);
        sums.add(ClientCalls.futureUnaryCall(call, Adder.request(first + i, a)));
      }
      return sums.stream()
          .mapToLong(sum -> ByteBuffer.wrap(Futures.getUnchecked(sum)).getInt())
          .sum();
    }

    /// There are no references: each step is one more addition.
    @Override
    public int count(int start, int steps) {
      int at = add(start, 0);
      for (int i = 0; i < steps; i++) {
        at = add(at, 1);
      }
      return add(at, 0);
    }

    @Override
    public long sumOfItems(int bound) throws Exception {
      GrpcItems.Sum sum = new GrpcItems.Sum();
      ClientCalls.asyncServerStreamingCall(
          channel.newCall(ITEMS, CallOptions.DEFAULT), GrpcItems.number(bound), sum);
      return sum.get();
    }

    @Override
    public long sumOfCalls(int bound) throws Exception {
      GrpcItems.Listener listener = new GrpcItems.Listener();
      listener.begin(
          ClientCalls.asyncBidiStreamingCall(
              channel.newCall(CALL_BACK, CallOptions.DEFAULT), listener),
          bound);
      return listener.sum();
    }

    private byte[] call(MethodDescriptor<byte[], byte[]> method, byte[] request) {
      return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
    }

    @Override
    public Tally stream(Messages messages) throws Exception {
      ClientCall<byte[], byte[]> call = channel.newCall(STREAM, CallOptions.DEFAULT);
      Reply reply = new Reply();
      call.start(reply, new Metadata());
      call.request(1);
      while (messages.hasNext()) {
        while (!call.isReady() && !reply.isDone()) {
          reply.ready.acquire();
        }
        call.sendMessage(messages.next());
      }
      call.halfClose();
      return Tally.of(ByteBuffer.wrap(reply.message.get()));
    }

    @Override
    public void close() {
      channel.shutdownNow();
    }
  }

  /// The one reply to a stream of messages, and the signal that more of them may be sent.
  private static final class Reply extends ClientCall.Listener<byte[]> {
    final CompletableFuture<byte[]> message = new CompletableFuture<>();
    final Semaphore ready = new Semaphore(0);

    boolean isDone() {
      return message.isDone();
    }

    @Override
    public void onReady() {
      ready.release();
    }

    @Override
    public void onMessage(byte[] bytes) {
      message.complete(bytes);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      message.completeExceptionally(status.asRuntimeException());
      ready.release();
    }
  }
}
