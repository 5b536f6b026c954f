package dev.hawser.internal.tls;

import dev.hawser.spi.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// The first exchange, by which the two ends get their keys and make sure of each other.
final class Handshake {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Connection raw;
  private final Inbound inbound;
  private boolean begun;

  private Handshake(SSLEngine engine, Connection raw, Inbound inbound) {
    this.engine = engine;
    this.raw = raw;
    this.inbound = inbound;
  }

  /// Shakes hands.
  ///
  /// @param inbound keeps what has arrived beyond the handshake
  /// @throws SSLException if the ends do not agree; the other end has been told
  /// @throws NoTlsException if what arrives is not TLS at all
  static void shake(SSLEngine engine, Connection raw, Inbound inbound) throws IOException {
    try {
      engine.beginHandshake();
      new Handshake(engine, raw, inbound).run();
    } catch (SSLException e) {
      tell(engine, raw, e);
      throw e;
    }
  }

  private void run() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      status =
          switch (status) {
            case NEED_TASK -> {
              Tasks.run(engine);
              yield engine.getHandshakeStatus();
            }
            case NEED_WRAP -> flush(engine, raw);
            default -> receive();
          };
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      flush(engine, raw);
    }
  }

  private HandshakeStatus receive() throws IOException {
    while (!inbound.holdsRecord()) {
      if (!inbound.fill()) {
        throw new EOFException("the other end closed the connection during the TLS handshake");
      }
      if (!begun && !inbound.beginsLikeTls()) {
        throw new NoTlsException();
      }
    }
    begun = true;
    SSLEngineResult result = engine.unwrap(inbound.records(), NOTHING);
    if (result.getStatus() == Status.CLOSED) {
      throw new EOFException("the other end broke off the TLS handshake");
    }
    return result.getHandshakeStatus();
  }

  /// Writes what the engine has to say, all in one.
  static HandshakeStatus flush(SSLEngine engine, Connection raw) throws IOException {
    ByteBuffer packets = Buffers.take();
    try {
      packets.clear();
      SSLEngineResult result;
      do {
        result = engine.wrap(NOTHING, packets);
      } while (result.getStatus() == Status.OK
          && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
      if (packets.position() > 0) {
        raw.write(packets.array(), 0, packets.position());
      }
      return result.getHandshakeStatus();
    } finally {
      Buffers.give(packets);
    }
  }

  /// Tells the other end by an alert why it came to nothing, if it still listens.
  private static void tell(SSLEngine engine, Connection raw, SSLException why) {
    try {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        flush(engine, raw);
      }
    } catch (IOException untold) {
      why.addSuppressed(untold);
    }
  }

  /// What has arrived is not TLS.
  static final class NoTlsException extends IOException {
    private static final long serialVersionUID = 1;

    NoTlsException() {
      super("what has arrived is not TLS");
    }
  }
}
