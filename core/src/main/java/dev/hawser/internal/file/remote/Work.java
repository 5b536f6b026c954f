package dev.hawser.internal.file.remote;

import dev.hawser.FileException;
import dev.hawser.internal.codec.Input;
import java.io.IOException;

/// What is done for one stream of the other end, question by question, by one thread at a time.
abstract class Work {
  /// About what.
  final Spot spot;

  Work(Spot spot) {
    this.spot = spot;
  }

  /// Does what the first message asks for, and answers.
  ///
  /// @return whether more may be asked
  abstract boolean begin(Reply reply) throws IOException;

  /// Answers a later question.
  ///
  /// @param in the rest of the message
  /// @return whether more may be asked
  boolean ask(int kind, Input in, byte[] message, Reply reply) throws IOException {
    throw Says.malformed("a question of kind " + kind);
  }

  /// Nobody asks any more. Called once, if it was begun.
  void close() throws IOException {}

  /// A failure that names files as the other end does.
  FileException named(FileException failure) {
    return spot.named(failure);
  }
}
