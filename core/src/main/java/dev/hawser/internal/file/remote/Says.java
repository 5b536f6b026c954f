package dev.hawser.internal.file.remote;

import dev.hawser.ValueException;

/// How the messages of a stream about files begin, and how long they are.
///
/// A question is one byte, the asker's stamp in eight, and what it is about; the first one of a
/// stream is a {@link Request}. Answers come in the order of the questions, each in pieces of which
/// all but the last are {@link #PIECE}s.
final class Says {
  // ---- questions after the first ----

  /// The next page of a list.
  static final int NEXT = 1;

  /// Some bytes of a file: position, how many.
  static final int READ = 2;

  /// Bytes for a file: position, content.
  static final int WRITE = 3;

  /// How long the file is.
  static final int SIZE = 4;

  /// Makes a file shorter: to which size.
  static final int TRUNCATE = 5;

  /// All was written: the file gets its name.
  static final int FINISH = 6;

  // ---- answers ----

  /// A part of an answer.
  static final int PIECE = 0;

  /// The rest of an answer, or all of it.
  static final int DONE = 1;

  /// An answer that tells what went wrong.
  static final int FAILED = 2;

  /// What comes before the content of a message: its kind and a stamp.
  static final int HEAD = 1 + Long.BYTES;

  /// The most content in one message; with what is said about it, it fits one frame.
  static final int MOST = (32 << 10) - 64;

  /// No message of a conversation is longer.
  static final int LONGEST = 64 << 10;

  /// The most bytes of a file that are asked for at once.
  static final int MOST_READ = 4 * MOST;

  /// Bytes of a file that may be on their way for one asker.
  static final int MOST_AHEAD = 8 * MOST_READ;

  private Says() {}

  static ValueException malformed(String what) {
    return new ValueException("malformed request about files: " + what);
  }
}
