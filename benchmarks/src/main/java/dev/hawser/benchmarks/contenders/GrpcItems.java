package dev.hawser.benchmarks.contenders;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Results of many items, and calls back, as streams of gRPC.
final class GrpcItems {
  private static final long PATIENCE_SECONDS = 30;

  private GrpcItems() {}

  static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static int number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }

  /// Sends the numbers below a bound, as fast as the other end takes them.
  static void send(byte[] bound, StreamObserver<byte[]> to) {
    ServerCallStreamObserver<byte[]> replies = (ServerCallStreamObserver<byte[]>) to;
    int end = number(bound);
    int[] next = {0};
    replies.setOnReadyHandler(() -> {
      while (replies.isReady() && next[0] < end) {
        replies.onNext(number(next[0]));
        next[0]++;
        if (next[0] == end) {
          replies.onCompleted();
        }
      }
    });
  }

  /// Adds the items up as they come.
  static final class Sum implements StreamObserver<byte[]> {
    private final CompletableFuture<Long> sum = new CompletableFuture<>();
    private long so;

    long get() throws Exception {
      return sum.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(byte[] item) {
      so += number(item);
    }

    @Override
    public void onError(Throwable failure) {
      sum.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      sum.complete(so);
    }
  }

  /// Calls back with the numbers below a bound, the first thing it is told: each when the one
  /// before is answered.
  static StreamObserver<byte[]> callBack(StreamObserver<byte[]> replies) {
    return new StreamObserver<>() {
      private int end = -1;
      private int next;

      @Override
      public void onNext(byte[] message) {
        if (end < 0) {
          end = number(message);
        }
        if (next == end) {
          replies.onCompleted();
        } else {
          replies.onNext(number(next));
          next++;
        }
      }

      @Override
      public void onError(Throwable failure) {
        System.getLogger("grpc").log(System.Logger.Level.ERROR, "a stream failed", failure);
      }

      @Override
      public void onCompleted() {}
    };
  }

  /// What is called back.
  static final class Listener implements StreamObserver<byte[]> {
    private final CompletableFuture<Long> sum = new CompletableFuture<>();
    private final CompletableFuture<StreamObserver<byte[]>> answers = new CompletableFuture<>();
    private long so;

    void begin(StreamObserver<byte[]> requests, int bound) {
      answers.complete(requests);
      requests.onNext(number(bound));
    }

    long sum() throws Exception {
      return sum.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(byte[] message) {
      so += number(message);
      answers.join().onNext(message);
    }

    @Override
    public void onError(Throwable failure) {
      sum.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      answers.join().onCompleted();
      sum.complete(so);
    }
  }
}
