package dev.hawser.internal.session;

import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.ProtocolException;

/// Hands each frame that arrives to whom it concerns, and refuses what no correct peer sends. Used
/// by whoever reads the link.
final class Incoming {
  private final ResumableSession session;
  private final Outbox outbox;
  private final Streams streams;

  Incoming(ResumableSession session, Streams streams) {
    this.session = session;
    this.outbox = session.outbox();
    this.streams = streams;
  }

  /// Handles a frame.
  ///
  /// @return whether it deserves an acknowledgement
  /// @throws ProtocolException if the other end breaks the rules
  boolean frame(int kind, int stream, byte[] buffer, int offset, int length)
      throws ProtocolException {
    switch (kind & 0x0f) {
      case Frame.DATA -> data(kind, stream, buffer, offset, length);
      case Frame.CREDIT -> credit(stream, buffer, offset, length);
      case Frame.RESET -> reset(stream, buffer, offset, length);
      case Frame.GOODBYE -> session.goodbye(Reasons.decode(buffer, offset, length));
      case Frame.ACK -> {
        ack(buffer, offset, length);
        return false;
      }
      case Frame.PROBE -> {
        outbox.requestAck();
        session.flushAfterPost();
      }
      default -> throw new ProtocolException("a frame of unknown kind " + (kind & 0x0f));
    }
    return true;
  }

  private static void need(int length, int bytes, String kind) throws ProtocolException {
    if (length < bytes) {
      throw new ProtocolException("a " + kind + " frame of only " + length + " bytes");
    }
  }

  private void data(int kind, int stream, byte[] buffer, int offset, int length)
      throws ProtocolException {
    MultiplexedStream target = streams.get(stream);
    int skip = 0;
    if ((kind & Frame.OPEN) != 0) {
      need(length, 1, "DATA");
      if (target != null || !streams.isTheirs(stream)) {
        throw new ProtocolException("stream " + stream + " opened out of turn");
      }
      target = streams.accept(stream, buffer[offset] & 0xff, session.owner());
      skip = 1;
    }
    if (target != null) {
      String wrong = target.arrived(kind, buffer, offset + skip, length - skip);
      if (wrong != null) {
        throw new ProtocolException("stream " + stream + " " + wrong);
      }
    }
  }

  private void credit(int stream, byte[] buffer, int offset, int length) throws ProtocolException {
    need(length, 4, "CREDIT");
    int bytes = Frame.getInt(buffer, offset);
    MultiplexedStream target = streams.get(stream);
    if (bytes <= 0 || target != null && !target.credited(bytes)) {
      throw new ProtocolException("stream " + stream + " got an impossible credit of " + bytes);
    }
  }

  private void reset(int stream, byte[] buffer, int offset, int length) throws ProtocolException {
    need(length, 1, "RESET");
    MultiplexedStream target = streams.get(stream);
    if (target != null) {
      target.resetByPeer(buffer[offset], Reasons.decode(buffer, offset + 1, length - 1));
    }
  }

  private void ack(byte[] buffer, int offset, int length) throws ProtocolException {
    need(length, 8, "ACK");
    if (outbox.acknowledged(Frame.getLong(buffer, offset))) {
      session.flushAfterPost();
    }
  }
}
