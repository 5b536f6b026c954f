package dev.hawser.internal.file.send;

import dev.hawser.FileException;
import dev.hawser.internal.delta.Signatures;
import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Broken;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Digests;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.file.send.Piece.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads files and puts their chunks on one lane, on a thread of its own.
///
/// Content is read right behind the place of its header, and written from there. Small chunks are
/// gathered for as long as there are more, and so is what is to be said of their files.
final class LaneWriter {
  /// What a chunk takes of the window at least, since each makes work at the other end.
  private static final int LEAST_COST = 1 << 10;

  /// Of so many files the end is said at once, at most.
  private static final int MOST_ENDED = 256;

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
  private final LaneBuffer buffer;

  /// The files whose end is to be said before anything else is written.
  private final List<Ended> ended = new ArrayList<>();

  private record Ended(OutgoingFile file, SentFile message) {}

  LaneWriter(OutLane lane, Shared shared) {
    this.lane = lane;
    this.shared = shared;
    this.outgoing = shared.outgoing();
    this.buffer = new LaneBuffer(lane.connection());
  }

  /// Writes until the lane or the transfer is over.
  ///
  /// @throws IOException if the lane breaks
  void run() throws IOException, InterruptedException {
    try (buffer) {
      while (!outgoing.isOver(lane)) {
        step();
      }
      if (!outgoing.isOver()) {
        sayEnded();
      }
    }
  }

  private void step() throws IOException, InterruptedException {
    boolean empty = buffer.filled() == 0 && ended.isEmpty();
    Piece piece = outgoing.take(lane, shared.lanes().hasCompany(), empty);
    if (piece != null) {
      workOn(piece);
    }
    int enough = lane.isStream() ? 1 : Chunk.SIZE;
    if (piece == null || buffer.filled() >= enough || ended.size() == MOST_ENDED) {
      flush(piece == null || lane.isStream());
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
      if (outgoing.put(lane, piece, Math.max(Chunk.HEADER + chunk.length(), LEAST_COST))) {
        buffer.add(chunk);
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
    ByteBuffer content = buffer.room(piece.length());
    if (delta != null && piece.kind() == Kind.CHUNK) {
      return delta.chunk(file.number(), piece.number(), content);
    }
    int at = content.position();
    source.read((long) piece.number() * Chunk.SIZE, content);
    return Chunks.of(file.number(), piece.number(), content.position(at));
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
      ended.add(new Ended(file, new SentFile(file.number(), digest, sha256)));
    }
  }

  private void sayEnded() throws InterruptedException {
    if (!ended.isEmpty()) {
      shared.line().say(new Sent(ended.stream().map(Ended::message).toList()));
      ended.forEach(each -> outgoing.settle(each.file()));
      ended.clear();
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

  /// Says and writes what was gathered.
  private void flush(boolean idle) throws IOException, InterruptedException {
    sayEnded();
    int bytes = buffer.filled();
    if (bytes == 0) {
      return;
    }
    shared.pacer().pass(bytes);
    if (outgoing.asks(lane, idle)) {
      buffer.ask();
    }
    buffer.write(shared.line());
    shared.meter().travelled(bytes);
  }
}
