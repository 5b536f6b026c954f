package dev.hawser.internal.file.send;

import dev.hawser.internal.file.protocol.Chunk;

/// One thing to do for a file that is being sent; mostly a chunk to be read and put on a lane.
final class Piece {
  /// What there is to do.
  enum Kind {
    /// Find out how it differs from the older version at the other end.
    LOOK,
    /// Send a chunk.
    CHUNK,
    /// Send a chunk again, as the receiver has lost what it got.
    AGAIN,
    /// Send a chunk again, as its lane broke.
    RESENT,
    /// Say that all is sent, though nothing had to be.
    FINISH
  }

  private final OutgoingFile file;
  private final int number;
  private final Kind kind;

  /// How much of its lane's window it takes; guarded by the lock of {@link Outgoing}.
  private int cost;

  Piece(OutgoingFile file, int number, Kind kind) {
    this.file = file;
    this.number = number;
    this.kind = kind;
  }

  /// Something to do that is about no chunk in particular.
  Piece(OutgoingFile file, Kind kind) {
    this(file, 0, kind);
  }

  OutgoingFile file() {
    return file;
  }

  /// Which chunk.
  int number() {
    return number;
  }

  Kind kind() {
    return kind;
  }

  /// Whether it is about a chunk.
  boolean isChunk() {
    return kind != Kind.LOOK && kind != Kind.FINISH;
  }

  int cost() {
    return cost;
  }

  void cost(int bytes) {
    cost = bytes;
  }

  /// How many bytes of content it is about.
  int length() {
    return Chunk.length(file.entry().size(), number);
  }

  /// The same chunk, for another lane.
  Piece again() {
    return new Piece(file, number, Kind.RESENT);
  }
}
