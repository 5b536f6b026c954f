package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.file.Control.Broken;
import dev.hawser.internal.file.Control.Data;
import dev.hawser.internal.file.Control.Same;
import dev.hawser.internal.file.Control.Sent;
import dev.hawser.internal.file.Piece.Kind;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads files and puts their chunks on one lane, on a thread of its own.
///
/// Content is read right behind the place of its header, and written from there. Small chunks are
/// gathered for as long as there are more.
final class LaneWriter {
  private static final int LARGEST = Chunk.HEADER + Chunk.SIZE;

  /// What a chunk takes of the window at least, since each makes work at the other end.
  private static final int LEAST_COST = 1 << 10;

  private static final byte[] NONE = {};

  /// What the writers of a transfer have in common.
  ///
  /// @param recheck makes sure that a file that was opened is still where it was found
  /// @param verify whether the SHA-256 of each file is told, too
  record Shared(
      Outgoing outgoing,
      LaneSource lanes,
      Line line,
      Meter meter,
      Pacer pacer,
      Consumer<Path> recheck,
      boolean verify) {}

  private final OutLane lane;
  private final Outgoing outgoing;
  private final Shared shared;
  private final byte[] buffer = new byte[2 * LARGEST];
  private final ByteBuffer view = ByteBuffer.wrap(buffer);
  private int filled;

  /// The last chunk in the buffer, and where its header is.
  private Chunk last = new Chunk(0, 0, Chunk.ZEROS, 0, 0);

  private int lastAt;

  LaneWriter(OutLane lane, Shared shared) {
    this.lane = lane;
    this.shared = shared;
    this.outgoing = shared.outgoing();
  }

  /// Writes until the lane or the transfer is over.
  ///
  /// @throws IOException if the lane breaks
  void run() throws IOException, InterruptedException {
    int enough = lane.isStream() ? 1 : Chunk.SIZE;
    while (!outgoing.isOver(lane)) {
      Piece piece = outgoing.take(lane, shared.lanes().hasCompany(), filled == 0);
      if (piece != null) {
        workOn(piece);
      }
      if (filled >= enough || piece == null && filled > 0) {
        flush(piece == null || lane.isStream());
      }
    }
  }

  private void workOn(Piece piece) throws IOException, InterruptedException {
    OutgoingFile file = piece.file();
    try {
      switch (piece.kind()) {
        case LOOK -> look(file);
        case FINISH -> finish(file);
        case CHUNK, AGAIN, RESENT -> carry(piece);
      }
    } catch (FileException e) {
      outgoing.forget(lane, piece);
      if (outgoing.broken(file, e)) {
        shared.line().say(new Broken(file.number(), e));
        outgoing.settle(file);
      }
    } catch (IOException broken) {
      outgoing.undone(piece);
      throw broken;
    }
  }

  /// Reads a chunk into the buffer.
  private void carry(Piece piece) throws IOException, InterruptedException {
    OutgoingFile file = piece.file();
    SourceFile source = file.source(shared.recheck());
    try {
      Chunk chunk = make(piece, source);
      boolean finishes = outgoing.read(piece, chunk.sum());
      if (finishes) {
        source.check();
      }
      int length = Chunk.HEADER + chunk.length();
      if (outgoing.put(lane, piece, Math.max(length, LEAST_COST))) {
        chunk.write(buffer, filled);
        last = chunk;
        lastAt = filled;
        filled += length;
      }
      if (finishes) {
        finish(file, source);
      }
    } finally {
      file.release(source);
    }
  }

  private Chunk make(Piece piece, SourceFile source) {
    OutgoingFile file = piece.file();
    Delta delta = file.delta();
    int at = filled + Chunk.HEADER;
    int length = piece.length();
    if (delta != null && piece.kind() == Kind.CHUNK) {
      return delta.chunk(file.number(), piece.number(), length, buffer, at);
    }
    view.limit(at + length).position(at);
    source.read((long) piece.number() * Chunk.SIZE, view);
    return Chunks.of(file.number(), piece.number(), buffer, at, length);
  }

  /// Tells the other end all about a file of which it has every chunk.
  private void finish(OutgoingFile file) throws IOException, InterruptedException {
    SourceFile source = file.source(shared.recheck());
    try {
      finish(file, source);
    } finally {
      file.release(source);
    }
  }

  /// Tells the other end all about a file, of which every chunk was read.
  private void finish(OutgoingFile file, SourceFile source)
      throws IOException, InterruptedException {
    byte[] sha256 = NONE;
    if (shared.verify()) {
      flush(true);
      sha256 = source.sha256();
      source.check();
    }
    byte[] digest = file.treeDigest();
    if (outgoing.sent(file, Digests.name(digest, sha256))) {
      file.close();
      shared.line().say(new Sent(file.number(), digest, sha256));
      outgoing.settle(file);
    }
  }

  /// Finds out whether the other end has the same already, or what to send instead of all.
  private void look(OutgoingFile file) throws IOException, InterruptedException {
    flush(true);
    Signatures old = outgoing.takeSignatures(file);
    if (old == null) {
      return;
    }
    SourceFile source = file.source(shared.recheck());
    long size = file.entry().size();
    if (source.with(channel -> old.describes(channel, size))) {
      source.check();
      if (outgoing.same(file)) {
        file.close();
        shared.line().say(new Same(file.number()));
        outgoing.settle(file);
      }
    } else {
      outgoing.looked(file, new Delta(old, source, size), lane);
    }
  }

  /// Writes what was gathered.
  private void flush(boolean idle) throws IOException, InterruptedException {
    if (filled == 0) {
      return;
    }
    shared.pacer().pass(filled);
    if (outgoing.asks(lane, idle)) {
      last = last.asking();
      last.write(buffer, lastAt);
    }
    Connection connection = lane.connection();
    if (connection == null) {
      shared.line().say(new Data(last, buffer, Chunk.HEADER, last.length()));
    } else {
      connection.write(buffer, 0, filled);
    }
    shared.meter().travelled(filled);
    filled = 0;
  }
}
