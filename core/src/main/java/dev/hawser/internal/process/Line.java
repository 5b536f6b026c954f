package dev.hawser.internal.process;

import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Causality;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// One command's stream, as both ends write to it.
final class Line {
  /// The most content in one message; with what is said about it, it fits one frame.
  static final int PIECE = (32 << 10) - 64;

  private static final int WORDS = 16;

  private final Causality causality;
  private volatile @Nullable Stream stream;

  Line(Causality causality) {
    this.causality = causality;
  }

  /// Says on which stream to write, before anything is written.
  void on(Stream own) {
    stream = own;
  }

  private Stream stream() {
    Stream own = stream;
    if (own == null) {
      throw new IllegalStateException("the command's stream has not begun");
    }
    return own;
  }

  /// Sends content, waiting while the connection has no room.
  ///
  /// @throws dev.hawser.HawserException if the stream or the session is over
  void send(int which, byte[] bytes, int offset, int length) throws InterruptedException {
    Output out = new Output(length + WORDS);
    out.writeByte(Says.CONTENT);
    out.writeByte(which);
    out.writeVarLong(causality.stamp());
    out.writeBytes(bytes, offset, length);
    stream().send(out.array(), 0, out.size(), true, false);
  }

  /// Says one thing, without waiting.
  void say(int what) {
    Output out = new Output(WORDS);
    out.writeByte(what);
    post(out, false);
  }

  /// Says something about one of the contents, without waiting.
  void say(int what, int which) {
    Output out = new Output(WORDS);
    out.writeByte(what);
    out.writeByte(which);
    post(out, false);
  }

  /// Says that so many more bytes of content may come.
  void room(int which, int bytes) {
    Output out = new Output(WORDS);
    out.writeByte(Says.ROOM);
    out.writeByte(which);
    out.writeVarInt(bytes);
    post(out, false);
  }

  /// Says something longer, without waiting.
  ///
  /// @param last whether this end has no more to say
  void post(Output message, boolean last) {
    stream().post(message.array(), 0, message.size(), last);
  }

  /// Says that bytes which arrived are no longer kept for the stream.
  void consumed(int bytes) {
    if (bytes > 0) {
      stream().consumed(bytes);
    }
  }

  /// This end has no more to say.
  void end() {
    stream().end();
  }

  /// Gives the command up.
  void reset(String reason) {
    stream().reset(reason);
  }
}
