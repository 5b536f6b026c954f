package dev.hawser.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/// The decrypting half of a connection. Used by one thread at a time.
final class RecordReader {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  /// How many changes of keys the other end may ask for before we have said anything.
  private static final int MOST_UNANSWERED = 64;

  private final SSLEngine engine;
  private final Inbound inbound;

  /// A wrapper of the array used last: callers bring the same array again and again.
  private ByteBuffer window = NONE;

  /// What was decrypted and did not fit into the caller's array, from its position on.
  private ByteBuffer spill = NONE;

  private int unanswered;

  RecordReader(SSLEngine engine, Inbound inbound) {
    this.engine = engine;
    this.inbound = inbound;
  }

  /// Reads as {@link dev.hawser.spi.Connection#read} does: what is here, or else what comes next.
  int read(byte[] buffer, int offset, int length) throws IOException {
    if (spill.hasRemaining() || length == 0) {
      return takeSpilt(buffer, offset, length);
    }
    if (window.array() != buffer) {
      window = ByteBuffer.wrap(buffer);
    }
    window.clear().position(offset).limit(offset + length);
    boolean open = true;
    while (open && window.position() == offset && !spill.hasRemaining()) {
      open = inbound.holdsRecord() ? decryptAll() : inbound.fill();
    }
    int count = window.position() - offset;
    if (count > 0) {
      return count;
    }
    return spill.hasRemaining() ? takeSpilt(buffer, offset, length) : -1;
  }

  /// Decrypts what has arrived completely, as far as there is room in the window; one record that
  /// finds no room there at all goes to the spill.
  ///
  /// @return false if the other end has ended its direction
  private boolean decryptAll() throws IOException {
    int start = window.position();
    while (inbound.holdsRecord()) {
      SSLEngineResult result = engine.unwrap(inbound.records(), window);
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        if (window.position() > start) {
          return true;
        }
        result = spill();
      }
      if (result.getStatus() != SSLEngineResult.Status.OK) {
        return window.position() > start;
      }
      attend(result);
      if (spill.hasRemaining()) {
        return true;
      }
    }
    return true;
  }

  private SSLEngineResult spill() throws IOException {
    int largest = engine.getSession().getPacketBufferSize();
    if (spill.capacity() < largest) {
      spill = ByteBuffer.allocate(largest);
    }
    spill.clear();
    try {
      return engine.unwrap(inbound.records(), spill);
    } finally {
      spill.flip();
    }
  }

  private int takeSpilt(byte[] buffer, int offset, int length) {
    int count = Math.min(length, spill.remaining());
    spill.get(buffer, offset, count);
    if (!spill.hasRemaining() && inbound.isQuiet()) {
      spill = NONE;
    }
    return count;
  }

  /// Sees to what is not data. A change of keys that the other end asked for is answered by the
  /// next write, as TLS has it: a reader that writes could wait for a peer that waits for it.
  private void attend(SSLEngineResult result) throws IOException {
    if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      Tasks.run(engine);
    }
    if (result.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
      unanswered = 0;
    } else if (result.bytesProduced() == 0 && ++unanswered > MOST_UNANSWERED) {
      throw new IOException("the other end keeps asking for new keys");
    }
  }
}
