package dev.hawser.benchmarks.files;

import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The limit without encryption: the kernel copies the file into a TCP connection, and whoever
/// receives writes what comes into a file. Nothing is checked.
final class TransferToCopy implements BigCopy {
  private static final int BUFFER = 256 << 10;

  private @Nullable ServerSocketChannel listening;
  private @Nullable Path target;

  @Override
  public String listen(Path destination) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listening = server;
    target = destination;
    return Integer.toString(((InetSocketAddress) server.getLocalAddress()).getPort());
  }

  @Override
  public void awaitFile() throws Exception {
    try (ServerSocketChannel server = Ends.of(listening);
        SocketChannel from = server.accept();
        FileChannel file =
            FileChannel.open(
                Ends.of(target), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer size = ByteBuffer.allocate(Long.BYTES);
      fill(from, size);
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      for (long left = size.getLong(0); left > 0; left -= buffer.limit()) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        fill(from, buffer);
        buffer.flip();
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
      }
      from.write(ByteBuffer.allocate(1));
    }
  }

  @Override
  public void send(Path source, String where) throws Exception {
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(where));
    try (SocketChannel socket = SocketChannel.open(to);
        FileChannel file = FileChannel.open(source)) {
      long size = file.size();
      socket.write(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
      for (long at = 0; at < size; ) {
        at += file.transferTo(at, size - at, socket);
      }
      fill(socket, ByteBuffer.allocate(1));
    }
  }

  private static void fill(SocketChannel from, ByteBuffer buffer) throws Exception {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("the other end closed the connection");
      }
    }
  }
}
