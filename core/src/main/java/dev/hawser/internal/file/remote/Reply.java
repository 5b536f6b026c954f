package dev.hawser.internal.file.remote;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.session.Stream;

/// Answers on one stream.
record Reply(Stream stream, Causality causality) {
  /// Where an answer is written, behind room for its head.
  static Output output() {
    Output out = new Output();
    out.writeByte(Says.DONE);
    out.writeLong(0);
    return out;
  }

  /// Answers with what was written behind the head, in pieces if it is long.
  ///
  /// @param last whether nothing more will be said
  void answer(Output out, boolean last) {
    byte[] bytes = out.array();
    int from = Says.HEAD;
    for (; out.size() - from > Says.MOST; from += Says.MOST) {
      byte[] piece = new byte[Says.HEAD + Says.MOST];
      System.arraycopy(bytes, from, piece, Says.HEAD, Says.MOST);
      answer(Says.PIECE, piece, Says.MOST, false);
    }
    byte[] rest = new byte[Says.HEAD + out.size() - from];
    System.arraycopy(bytes, from, rest, Says.HEAD, out.size() - from);
    answer(Says.DONE, rest, out.size() - from, last);
  }

  /// Answers with content that has room for a head before it.
  void answer(int kind, byte[] bytes, int length, boolean last) {
    head(kind, bytes);
    stream.post(bytes, 0, Says.HEAD + length, last);
  }

  private void head(int kind, byte[] bytes) {
    Output head = new Output(Says.HEAD);
    head.writeByte(kind);
    head.writeLong(causality.stamp());
    System.arraycopy(head.array(), 0, bytes, 0, Says.HEAD);
  }

  /// Answers with a number.
  void number(long number) {
    Output out = output();
    out.writeVarLong(number);
    answer(out, false);
  }

  /// Answers that all went well.
  void done(boolean last) {
    answer(Says.DONE, new byte[Says.HEAD], 0, last);
  }

  /// Answers that something went wrong.
  void failed(HawserException failure, boolean last) {
    Output out = output();
    Troubles.write(failure, out);
    byte[] bytes = out.intoByteArray();
    answer(Says.FAILED, bytes, bytes.length - Says.HEAD, last);
  }
}
