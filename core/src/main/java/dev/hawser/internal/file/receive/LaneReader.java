package dev.hawser.internal.file.receive;

import dev.hawser.FileException;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.spi.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the chunks that come on one lane, and stores them right from the array they were read
/// into.
final class LaneReader {
  /// How much is read at once at least, so that small chunks come many at a time.
  private static final int LEAST = 64 << 10;

  private static final int CAPACITY = 2 * (Chunk.SIZE + Chunk.HEADER);

  private final long number;
  private final Connection connection;
  private final ChunkStore store;
  private final Answers answers;
  private final Consumer<Throwable> failed;
  private final Consumer<LaneReader> gone;
  private final Thread thread;

  private final byte[] bytes = new byte[CAPACITY];
  private final byte[] scratch = new byte[Chunk.SIZE];

  /// What was read and is not stored yet is between these.
  private int start;

  private int end;

  /// How many chunks were dealt with.
  private long chunks;

  /// @param failed told what makes the whole transfer fail
  /// @param gone told when the lane has ended
  LaneReader(
      long number,
      Connection connection,
      ChunkStore store,
      Answers answers,
      Consumer<Throwable> failed,
      Consumer<LaneReader> gone) {
    this.number = number;
    this.connection = connection;
    this.store = store;
    this.answers = answers;
    this.failed = failed;
    this.gone = gone;
    thread = Workers.unstarted("hawser-receive-lane-" + number, this::run);
  }

  long number() {
    return number;
  }

  /// How many chunks were dealt with: for its own thread.
  long chunks() {
    return chunks;
  }

  void start() {
    thread.start();
  }

  /// Ends the lane. Does not wait.
  void close() {
    connection.close();
  }

  /// Waits until nothing more is stored.
  void join() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      while (true) {
        dealWithNext();
      }
    } catch (IOException | FileException e) {
      // The connection has broken, or what came was damaged: another lane takes over.
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    } finally {
      connection.close();
      gone.accept(this);
    }
  }

  private void dealWithNext() throws IOException {
    fill(Chunk.HEADER);
    Chunk chunk = header();
    fill(Chunk.HEADER + chunk.length());
    store.store(chunk, bytes, start + Chunk.HEADER, scratch);
    start += Chunk.HEADER + chunk.length();
    chunks++;
    if (chunk.asks()) {
      answers.acknowledge(number, chunks);
    }
  }

  private Chunk header() throws IOException {
    try {
      return Chunk.read(bytes, start);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Reads until so many bytes are there; and the next header, too, if it has come.
  private void fill(int wanted) throws IOException {
    if (end - start >= wanted) {
      return;
    }
    if (bytes.length - start < wanted + Chunk.HEADER) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    while (end - start < wanted) {
      int most = Math.max(LEAST, wanted + Chunk.HEADER - (end - start));
      int read = connection.read(bytes, end, Math.min(most, bytes.length - end));
      if (read < 0) {
        throw new EOFException();
      }
      end += read;
    }
  }
}
