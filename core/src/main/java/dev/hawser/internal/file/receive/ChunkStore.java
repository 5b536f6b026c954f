package dev.hawser.internal.file.receive;

import static dev.hawser.internal.disk.DiskFailures.make;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.ValueException;
import dev.hawser.internal.delta.Recipe;
import dev.hawser.internal.disk.Part;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Again;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Takes chunks as they come, in any order, on any lane and any number of times, and stores what is
/// needed of them. Safe for use by many threads.
final class ChunkStore {
  private static final byte[] ZEROS = new byte[Chunk.SIZE];
  private static final int SUM_OF_ZEROS = Chunk.sum(ZEROS, 0, Chunk.SIZE);

  private final Reception reception;
  private final Completion completion;

  ChunkStore(Reception reception, Completion completion) {
    this.reception = reception;
    this.completion = completion;
  }

  /// Stores a chunk, if it is needed.
  ///
  /// @param payload where it begins in `bytes`
  /// @param scratch room for a chunk
  /// @throws FileException `CORRUPT` if it was damaged on its way
  /// @throws ValueException if the sender cannot have meant it
  void store(Chunk chunk, byte[] bytes, int payload, byte[] scratch) {
    reception.meter().travelled(Chunk.HEADER + chunk.length());
    IncomingFile file = reception.agenda().file(chunk.file());
    if (file == null || !file.claim(chunk.number())) {
      return;
    }
    boolean stored = false;
    try {
      stored = storeClaimed(file, chunk, bytes, payload, scratch);
    } finally {
      file.release(chunk.number(), stored);
    }
    completion.check(file);
  }

  private boolean storeClaimed(
      IncomingFile file, Chunk chunk, byte[] bytes, int payload, byte[] scratch) {
    int length = Chunk.length(file.entry().size(), chunk.number());
    boolean stored =
        switch (chunk.encoding()) {
          case Chunk.RAW -> storeRaw(file, chunk, bytes, payload, length);
          case Chunk.ZEROS -> storeZeros(file, chunk, length);
          default -> storeRebuilt(file, chunk, bytes, payload, length, scratch);
        };
    if (stored) {
      reception.meter().dealt(file.name(), length);
    }
    return stored;
  }

  private boolean storeRaw(IncomingFile file, Chunk chunk, byte[] bytes, int payload, int length) {
    if (chunk.length() != length) {
      throw Agenda.lie(chunk + " should have " + length + " bytes");
    }
    if (Chunk.sum(bytes, payload, length) != chunk.sum()) {
      throw damaged(file, chunk);
    }
    return write(file, chunk, bytes, payload, length);
  }

  private boolean storeZeros(IncomingFile file, Chunk chunk, int length) {
    int sum = length == Chunk.SIZE ? SUM_OF_ZEROS : Chunk.sum(ZEROS, 0, length);
    if (sum != chunk.sum()) {
      throw damaged(file, chunk);
    }
    file.save(length);
    Part part = file.part();
    if (part == null) {
      return write(file, chunk, ZEROS, 0, length);
    }
    return attempt(file, () -> part.zeros(chunk.number(), sum));
  }

  private boolean storeRebuilt(
      IncomingFile file, Chunk chunk, byte[] bytes, int payload, int length, byte[] scratch) {
    if (!rebuild(file, chunk, bytes, payload, length, scratch)) {
      if (file.askAgain(chunk.number())) {
        int number = chunk.number();
        reception.answers().say(new Again(file.number(), List.of(number)));
      } else {
        completion.failed(file, changed(file));
      }
      return false;
    }
    file.save(Math.max(0, length - chunk.length()));
    return write(file, chunk, scratch, 0, length);
  }

  /// Makes a chunk of the older version; returns whether that is what the sender meant. It is not
  /// if somebody has changed the older version meanwhile.
  private static boolean rebuild(
      IncomingFile file, Chunk chunk, byte[] bytes, int payload, int length, byte[] scratch) {
    OldVersion old = file.old();
    if (old == null) {
      throw Agenda.lie(chunk + " is a recipe, and there is no older version");
    }
    byte[] encoded = Arrays.copyOfRange(bytes, payload, payload + chunk.length());
    long offset = (long) chunk.number() * Chunk.SIZE;
    try {
      Recipe.decode(encoded, offset, length, old.size()).rebuild(old.file(), scratch);
    } catch (IOException e) {
      return false;
    }
    return Chunk.sum(scratch, 0, length) == chunk.sum();
  }

  private boolean write(IncomingFile file, Chunk chunk, byte[] bytes, int offset, int length) {
    Part part = file.part();
    if (part != null) {
      return attempt(file, () -> part.write(chunk.number(), bytes, offset, length, chunk.sum()));
    }
    file.only(chunk.sum());
    return attempt(file, () -> completion.store(file, bytes, offset, length));
  }

  private boolean attempt(IncomingFile file, Runnable writing) {
    try {
      writing.run();
      return true;
    } catch (FileException e) {
      completion.failed(file, e);
      return false;
    }
  }

  private static FileException damaged(IncomingFile file, Chunk chunk) {
    return make(
        Reason.CORRUPT,
        file.name(),
        "chunk " + chunk.number() + " was damaged on its way: transfer it again");
  }

  private static FileException changed(IncomingFile file) {
    return make(
        Reason.CORRUPT,
        file.name(),
        "its older version was changed meanwhile: transfer it again when nobody writes to it");
  }
}
