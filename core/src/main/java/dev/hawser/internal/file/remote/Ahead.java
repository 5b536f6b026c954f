package dev.hawser.internal.file.remote;

import dev.hawser.internal.codec.Output;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// Reads a file from a position on, and asks for what comes next before it is wanted: the more, the
/// longer this goes on. For one thread at a time.
final class Ahead {
  private record Fetch(Asking.Question question, int bytes) {}

  private final Asking asking;

  /// For how long what was fetched may be used, in nanoseconds.
  private final long fresh;

  private final ArrayDeque<Fetch> fetches = new ArrayDeque<>();

  /// Of the next byte to read.
  private long position;

  /// Up to where it was asked for.
  private long asked;

  /// How far to ask ahead.
  private long window;

  private byte[] chunk = {};
  private int at;
  private long arrived;

  private Ahead(Asking asking, long position, long window, long fresh) {
    this.asking = asking;
    this.position = position;
    this.asked = position;
    this.window = window;
    this.fresh = fresh;
  }

  /// Of somebody who may read only a little here: at first, no more is fetched than is wanted.
  ///
  /// @param fresh for how long what was fetched may be used, in nanoseconds
  static Ahead from(Asking asking, long position, long fresh) {
    return new Ahead(asking, position, 0, fresh);
  }

  /// Of somebody who reads a file from its beginning.
  static Ahead ofWhole(Asking asking) {
    return new Ahead(asking, 0, 2 * Says.MOST_READ, Long.MAX_VALUE);
  }

  /// Of the next byte to read.
  long position() {
    return position;
  }

  /// How many bytes can be read without waiting.
  int available() {
    return chunk.length - at;
  }

  /// Reads some bytes, waiting for the first.
  ///
  /// @return how many, or -1 at the end of the file
  int read(ByteBuffer target) throws InterruptedException {
    if (isOld(arrived)) {
      forget();
    }
    fetch(target.remaining());
    if (available() == 0 && !next(target.remaining())) {
      return -1;
    }
    int count = Math.min(target.remaining(), available());
    target.put(chunk, at, count);
    at += count;
    position += count;
    return count;
  }

  private boolean isOld(long moment) {
    return fresh < Long.MAX_VALUE && asked > position && asking.now() - moment > fresh;
  }

  /// Asks for what will be wanted; in whole chunks, if something is there or on its way already.
  private void fetch(int wanted) {
    long goal = Math.max(window, Math.min(wanted, Says.MOST_AHEAD));
    while (asked - position < goal) {
      int bytes = (int) Math.min(Says.MOST_READ, goal - (asked - position));
      if (bytes < Says.MOST_READ && asked > position) {
        return;
      }
      Output question = asking.question(Says.READ);
      question.writeVarLong(asked);
      question.writeVarInt(bytes);
      fetches.add(new Fetch(asking.ask(question, bytes), bytes));
      asked += bytes;
    }
  }

  /// Waits for the next chunk.
  ///
  /// @return whether there is one
  private boolean next(int wanted) throws InterruptedException {
    try {
      Fetch first = fetches.getFirst();
      Asking.Answer answer = asking.await(first.question);
      if (isOld(answer.moment())) {
        forget();
        fetch(wanted);
        first = fetches.getFirst();
        answer = asking.await(first.question);
      }
      take(first, answer);
      return chunk.length > 0;
    } catch (InterruptedException | RuntimeException e) {
      forget();
      throw e;
    }
  }

  private void take(Fetch first, Asking.Answer answer) {
    fetches.removeFirst();
    if (answer.bytes().length < first.bytes) {
      // The file ended there; what was asked for behind it may have come later.
      forget();
    }
    chunk = answer.bytes();
    at = 0;
    arrived = answer.moment();
    asked = Math.max(asked, position + chunk.length);
    window = Math.clamp(2 * window, Says.MOST_READ, Says.MOST_AHEAD);
  }

  /// Drops what was fetched.
  void forget() {
    fetches.clear();
    chunk = new byte[0];
    at = 0;
    asked = position;
  }
}
