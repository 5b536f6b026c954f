package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.internal.code.Shipping;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Patience;
import org.jspecify.annotations.Nullable;

/// What one end asks the other to run.
///
/// @param name of a function or file; empty for what has no name
/// @param body the function and its arguments, the arguments, or the source; see {@link CallKind}
record Request(CallKind kind, String name, @Nullable Object[] body, Circumstances circumstances) {
  private static final long WITHOUT_LIMIT = 0;
  private static final int LONGEST_NAME = 8_000;
  private static final int LONGEST_NAME_BYTES = 3 * LONGEST_NAME;

  /// Checks what can be checked before anything is written.
  Request {
    if (name.length() > LONGEST_NAME) {
      throw new RefusedException(
          "the name of a function or file has at most " + LONGEST_NAME + " characters");
    }
  }

  /// As messages speak of it.
  String what() {
    return kind.describe(name);
  }

  /// Writes it, the name first: the other end looks at its permissions as soon as it has that.
  ///
  /// @param left how many nanoseconds the caller will wait: more than zero
  void write(Output out, long stamp, long left, Shipping code) {
    out.writeByte(kind.ordinal());
    out.writeUtf8(name);
    out.writeVarLong(stamp);
    out.writeVarLong(left == Patience.FOREVER ? WITHOUT_LIMIT : left);
    circumstances.write(out);
    code.write(out, body);
  }

  /// The beginning of a request, which is in its first frame.
  record Head(CallKind kind, String name) {
    static Head read(Input in) {
      return new Head(CallKind.read(in), in.readUtf8(LONGEST_NAME_BYTES));
    }
  }

  /// A request that has arrived and whose body was not looked at yet.
  ///
  /// @param left how many nanoseconds the caller will wait
  /// @param rest the body
  record Arrived(Head head, long stamp, long left, Circumstances circumstances, Input rest) {
    static Arrived read(Input in) {
      Head head = Head.read(in);
      long stamp = in.readVarLong();
      long left = in.readVarLong();
      if (left < 0) {
        throw new ValueException("malformed value: a caller waits for no negative time");
      }
      Circumstances circumstances = Circumstances.read(in);
      return new Arrived(
          head, stamp, left == WITHOUT_LIMIT ? Patience.FOREVER : left, circumstances, in);
    }

    /// Reads the body, which may have to fetch code.
    @Nullable Object[] body(Shipping code) {
      if (code.read(rest) instanceof @Nullable Object[] body) {
        return body;
      }
      throw new ValueException("malformed value: the body of a call is an array");
    }

    String what() {
      return head.kind().describe(head.name());
    }
  }
}
