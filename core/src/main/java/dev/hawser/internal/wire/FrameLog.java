package dev.hawser.internal.wire;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The frames one end has sent, or is about to, as one run of bytes, kept until the other end has
/// them. Every byte has an offset, counted from the beginning of the session.
///
/// ```
///        kept until acknowledged
///   |-----------------------------------|
///   base ........ written ............ end
/// ```
///
/// After a lost connection, {@link #resumeAt} moves `base` and `written` to what the other end has,
/// and the rest is written again. Not safe for use by several threads; a {@link Segment} may be
/// read by another thread while frames are appended and acknowledged.
public final class FrameLog {
  private static final int SMALLEST_BLOCK = 512;
  private static final int LARGEST_BLOCK = 128 << 10;

  private final ArrayDeque<Block> blocks = new ArrayDeque<>(1);
  private long base;
  private long written;
  private long everWritten;
  private long end;
  private long contentEnd;
  private boolean lent;

  /// A run of bytes to be written, taken by {@link #nextSegment}.
  public record Segment(byte[] bytes, int offset, int length) {}

  /// Some of the log's bytes; `bytes[0]` stands at offset `start`.
  private static final class Block {
    final byte[] bytes;
    long start;
    int used;

    Block(int size, long start) {
      this.bytes = new byte[size];
      this.start = start;
    }

    long end() {
      return start + used;
    }
  }

  /// The offset after the last frame.
  public long end() {
    return end;
  }

  /// The offset after the last frame that carries what users sent: DATA.
  public long contentEnd() {
    return contentEnd;
  }

  /// Bytes not yet written to the present connection.
  public long unwritten() {
    return end - written;
  }

  /// Bytes not yet acknowledged, written or not.
  public long unacknowledged() {
    return end - base;
  }

  /// The offset below which the other end has everything.
  public long acknowledged() {
    return base;
  }

  /// Whether the byte at an offset was ever handed to a connection.
  public boolean wasWritten(long offset) {
    return offset < everWritten;
  }

  /// Appends a frame.
  public void append(int kind, int stream, byte[] payload, int offset, int length) {
    Block block = room(Frame.HEADER + length);
    Frame.putHeader(block.bytes, block.used, length, kind, stream, end);
    System.arraycopy(payload, offset, block.bytes, block.used + Frame.HEADER, length);
    grow(block, Frame.HEADER + length);
    if ((kind & 0x0f) == Frame.DATA) {
      contentEnd = end;
    }
  }

  /// Appends the first frame of a stream: a service number and then the payload.
  public void appendOpening(
      int kind, int stream, int service, byte[] payload, int offset, int length) {
    Block block = room(Frame.HEADER + 1 + length);
    Frame.putHeader(block.bytes, block.used, 1 + length, kind, stream, end);
    block.bytes[block.used + Frame.HEADER] = (byte) service;
    System.arraycopy(payload, offset, block.bytes, block.used + Frame.HEADER + 1, length);
    grow(block, Frame.HEADER + 1 + length);
    contentEnd = end;
  }

  /// Appends a frame whose payload is one number.
  public void appendInt(int kind, int stream, int value) {
    Block block = room(Frame.HEADER + 4);
    Frame.putHeader(block.bytes, block.used, 4, kind, stream, end);
    Frame.putInt(block.bytes, block.used + Frame.HEADER, value);
    grow(block, Frame.HEADER + 4);
  }

  /// Appends an ACK.
  public void appendAck(long received) {
    Block block = room(Frame.HEADER + 8);
    Frame.putHeader(block.bytes, block.used, 8, Frame.ACK, 0, end);
    Frame.putLong(block.bytes, block.used + Frame.HEADER, received);
    grow(block, Frame.HEADER + 8);
  }

  /// Takes back the first frame of a stream if it never left: it stays in the log, because offsets
  /// cannot change, but as the RESET of a stream that the other end does not know.
  public void withdraw(long offset) {
    for (Block block : blocks) {
      if (!wasWritten(offset) && offset >= block.start && offset < block.end()) {
        block.bytes[(int) (offset - block.start) + 3] = Frame.RESET;
      }
    }
  }

  private Block room(int bytes) {
    Block last = blocks.peekLast();
    if (last != null && last.bytes.length - last.used >= bytes) {
      return last;
    }
    int size = last == null ? SMALLEST_BLOCK : Math.min(last.bytes.length * 4, LARGEST_BLOCK);
    Block block = new Block(Math.max(size, bytes), end);
    blocks.addLast(block);
    return block;
  }

  private void grow(Block block, int bytes) {
    block.used += bytes;
    end += bytes;
  }

  /// Lends the next bytes to write, or null when all are written. Give them back with {@link
  /// #wrote} or {@link #gaveUp} before asking again.
  public @Nullable Segment nextSegment() {
    if (written == end) {
      return null;
    }
    for (Block block : blocks) {
      if (written < block.end()) {
        int from = (int) (written - block.start);
        lent = true;
        everWritten = Math.max(everWritten, block.end());
        return new Segment(block.bytes, from, block.used - from);
      }
    }
    throw new IllegalStateException("bytes at " + written + " are missing");
  }

  /// Says that a segment was written.
  public void wrote(Segment segment) {
    lent = false;
    written += segment.length();
    dropAcknowledged();
  }

  /// Says that a segment could not be written, or was written to a connection that is gone.
  public void gaveUp() {
    lent = false;
  }

  /// Lets go of what the other end has.
  ///
  /// @throws ProtocolException if it claims what was never sent
  public void acknowledged(long offset) throws ProtocolException {
    if (offset > everWritten) {
      throw new ProtocolException(
          "acknowledged byte " + offset + ", but only " + everWritten + " were sent");
    }
    if (offset > base) {
      base = offset;
      dropAcknowledged();
    }
  }

  /// Continues on a new connection from what the other end has.
  ///
  /// @throws ProtocolException if that was never sent, or is no longer kept
  public void resumeAt(long offset) throws ProtocolException {
    if (offset < base) {
      throw new ProtocolException(
          "asks for bytes from " + offset + ", but those before " + base + " were acknowledged");
    }
    acknowledged(offset);
    written = offset;
  }

  /// Frees memory that an idle session does not need.
  public void trim() {
    if (base == end && !lent) {
      blocks.clear();
    }
  }

  private void dropAcknowledged() {
    while (blocks.size() > 1 && blocks.getFirst().end() <= Math.min(base, written)) {
      blocks.removeFirst();
    }
    Block only = blocks.peekFirst();
    if (base == end && only != null && blocks.size() == 1 && !lent && written == end) {
      only.start = end;
      only.used = 0;
    }
  }
}
