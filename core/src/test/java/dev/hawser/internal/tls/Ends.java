package dev.hawser.internal.tls;

import dev.hawser.Address;
import dev.hawser.spi.Connection;
import dev.hawser.spi.Listener;
import dev.hawser.spi.Transport;
import dev.hawser.testing.MemoryNetwork;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// The two ends of a connection, and a way to shake hands between them.
///
/// @param client the calling end
/// @param server the answering end
record Ends(Connection client, Connection server) implements Closeable {
  /// Two ends in memory, without TLS.
  static Ends inMemory() throws IOException {
    return over(new MemoryNetwork(), Address.memory("ends"));
  }

  /// Two ends over a transport, without TLS.
  static Ends over(Transport transport, Address address) throws IOException {
    try (Listener listener = transport.listen(address)) {
      Connection client = transport.connect(listener.address(), Duration.ofSeconds(10));
      return new Ends(client, listener.accept());
    }
  }

  /// The same two ends, inside TLS.
  Tls shake(TlsClient calling, TlsServer answering, String host) throws Exception {
    Future<TlsConnection> accepting = start(() -> answering.accept(server));
    TlsConnection connected = calling.connect(client, host);
    return new Tls(connected, accepting.get());
  }

  /// What the server's handshake fails with.
  static Throwable failure(Future<?> accepting) throws InterruptedException {
    try {
      Object result = accepting.get();
      throw new AssertionError("it did not fail but gave " + result);
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  static <T> Future<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.ofPlatform().daemon().start(future);
    return future;
  }

  /// Reads exactly so many bytes.
  static byte[] read(Connection connection, int length) throws IOException {
    byte[] all = new byte[length];
    int filled = 0;
    while (filled < length) {
      int count = connection.read(all, filled, length - filled);
      if (count < 0) {
        throw new EOFException("the end after " + filled + " bytes");
      }
      filled += count;
    }
    return all;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /// Two ends inside TLS.
  record Tls(TlsConnection client, TlsConnection server) implements Closeable {
    /// One byte each way works.
    boolean talk() throws IOException {
      client.write(new byte[] {1}, 0, 1);
      server.write(new byte[] {2}, 0, 1);
      return read(server, 1)[0] == 1 && read(client, 1)[0] == 2;
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }
}
