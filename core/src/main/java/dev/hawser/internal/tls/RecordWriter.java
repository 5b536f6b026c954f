package dev.hawser.internal.tls;

import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/// The encrypting half of a connection.
final class RecordWriter {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Connection raw;

  /// Held while records are made and written, so that they leave in the order of their numbers.
  private final ReentrantLock turn = new ReentrantLock();

  /// A wrapper of the array used last: callers bring the same array again and again.
  private ByteBuffer window = NONE;

  RecordWriter(SSLEngine engine, Connection raw) {
    this.engine = engine;
    this.raw = raw;
  }

  /// Encrypts and writes all of it, many records at a time.
  void write(byte[] buffer, int offset, int length) throws IOException {
    turn.lock();
    try {
      if (window.array() != buffer) {
        window = ByteBuffer.wrap(buffer);
      }
      window.clear().position(offset).limit(offset + length);
      ByteBuffer packets = Buffers.take();
      try {
        while (window.hasRemaining()) {
          encrypt(packets);
          raw.write(packets.array(), 0, packets.position());
        }
      } finally {
        Buffers.give(packets);
      }
    } finally {
      turn.unlock();
    }
  }

  /// Makes records until there is nothing left to encrypt, or no room.
  private void encrypt(ByteBuffer packets) throws IOException {
    packets.clear();
    while (window.hasRemaining()) {
      SSLEngineResult result = engine.wrap(window, packets);
      if (result.getStatus() == Status.BUFFER_OVERFLOW && packets.position() > 0) {
        return;
      }
      if (result.getStatus() != Status.OK) {
        throw new IOException("the connection has been closed");
      }
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        Tasks.run(engine);
      }
    }
  }

  /// Whether somebody writes at the moment.
  boolean isBusy() {
    return turn.isLocked();
  }

  /// Tells the other end that nothing more comes, unless somebody writes.
  void sayGoodbye() {
    if (!turn.tryLock()) {
      return;
    }
    try {
      engine.closeOutbound();
      Handshake.flush(engine, raw);
    } catch (IOException gone) {
      // Nobody is there to be told.
    } finally {
      turn.unlock();
    }
  }
}
