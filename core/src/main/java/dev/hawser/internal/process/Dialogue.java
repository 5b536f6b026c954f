package dev.hawser.internal.process;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.session.Pieces;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import org.jspecify.annotations.Nullable;

/// Hears a command's stream at either end. Content goes piece by piece to where it belongs, and
/// counts as kept for the stream until it is read there; all else is short and heard as a whole.
abstract class Dialogue implements StreamListener {
  private final Line line;
  private boolean begun;
  private @Nullable Pieces pieces;

  /// Where the rest of the current message goes, if that is content.
  private @Nullable Sink content;

  Dialogue(Line line) {
    this.line = line;
  }

  /// The first piece of the first message is there; throwing refuses the stream.
  abstract void begins(Input in);

  /// A message is there that is not about content.
  abstract void message(int kind, Input in);

  /// Where content goes that arrives.
  abstract Sink sink(int which);

  /// From where content is sent.
  abstract Outflow outflow(int which);

  /// Nothing will come any more.
  abstract void failed(HawserException reason);

  static ValueException malformed(String what) {
    return new ValueException("malformed message about a command: " + what);
  }

  @Override
  public final void received(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
    try {
      if (!begun) {
        begun = true;
        line.on(stream);
        begins(new Input(bytes, offset, length));
      }
      piece(stream, bytes, offset, length, whole);
    } catch (HawserException e) {
      failed(e);
      throw e;
    } catch (RuntimeException e) {
      failed(new ClosedException("a message could not be handled", Outcome.MAYBE_EXECUTED, e));
      throw e;
    }
  }

  private void piece(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
    Sink target = content;
    if (target != null) {
      target.add(bytes, offset, length, 0);
      content = whole ? null : target;
    } else if (pieces == null && length > 0 && bytes[offset] == Says.CONTENT) {
      Input in = new Input(bytes, offset + 1, length - 1);
      target = sink(in.readUnsignedByte());
      long stamp = in.readVarLong();
      int rest = in.remaining();
      stream.consumed(length - rest);
      target.add(bytes, offset + length - rest, rest, stamp);
      content = whole ? null : target;
    } else {
      gather(stream, bytes, offset, length, whole);
    }
  }

  private void gather(Stream stream, byte[] bytes, int offset, int length, boolean whole) {
    stream.consumed(length);
    Pieces earlier = pieces;
    if (earlier == null && whole) {
      message(new Input(bytes, offset, length));
      return;
    }
    Pieces arrived = earlier == null ? new Pieces() : earlier;
    if (arrived.length() + length > Order.MOST_BYTES) {
      throw new RefusedException("a command of more than " + Order.MOST_BYTES + " bytes");
    }
    arrived.add(bytes, offset, length);
    pieces = whole ? null : arrived;
    stream.kept(whole ? 0 : arrived.length());
    if (whole) {
      message(new Input(arrived.join()));
    }
  }

  private void message(Input in) {
    int kind = in.readUnsignedByte();
    switch (kind) {
      case Says.END -> sink(in.readUnsignedByte()).end();
      case Says.ROOM -> outflow(in.readUnsignedByte()).room(in.readVarInt());
      case Says.SHUT -> outflow(in.readUnsignedByte()).shut();
      default -> message(kind, in);
    }
  }

  @Override
  public void ended(Stream stream) {}

  @Override
  public final void failed(Stream stream, HawserException reason) {
    failed(reason);
  }
}
