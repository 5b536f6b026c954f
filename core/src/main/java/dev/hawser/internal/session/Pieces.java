package dev.hawser.internal.session;

import java.util.ArrayDeque;
import java.util.Arrays;

/// The pieces of a message that is still arriving. They are joined once, at the end: a buffer that
/// grew would copy a large message several times on the thread that reads for everybody.
public final class Pieces {
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
  private int length;

  /// How many bytes have arrived.
  public int length() {
    return length;
  }

  /// Keeps a copy of a piece.
  public void add(byte[] bytes, int offset, int count) {
    pieces.addLast(Arrays.copyOfRange(bytes, offset, offset + count));
    length = Math.addExact(length, count);
  }

  /// All pieces as one array, letting go of them.
  public byte[] join() {
    byte[] whole = new byte[length];
    int at = 0;
    while (!pieces.isEmpty()) {
      byte[] piece = pieces.removeFirst();
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    length = 0;
    return whole;
  }
}
