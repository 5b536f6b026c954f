package dev.hawser.internal.object.reference;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// What is answered to a call; {@link Answer} is how it is read.
///
/// @param bytes as they are sent
/// @param letter what they give away, or null
public record Reply(Output bytes, @Nullable Letter letter) {
  /// Nobody waits for one.
  public static final Reply NONE = new Reply(new Output(1), null);

  /// Answers up to here need not wait for room.
  private static final int SMALL = 16 << 10;

  /// Anything that gives nothing away.
  public static Reply plain(Output bytes) {
    return new Reply(bytes, null);
  }

  /// The call failed, before or after its method ran.
  public static Reply failed(HawserException reason) {
    Output out = new Output();
    out.writeByte(Answer.FAILED);
    Failures.write(reason, out);
    return plain(out);
  }

  /// The object shows no such method.
  public static Reply missing(String message) {
    Output out = new Output();
    out.writeByte(Answer.MISSING);
    out.writeUtf8(message);
    return plain(out);
  }

  /// Whether it is what a method returned.
  public boolean isResult() {
    return bytes.array()[0] == Answer.RESULT;
  }

  /// Sends it, waiting while the other end takes none of it if it is long.
  ///
  /// @param end whether it is the last on its stream
  public void send(Stream stream, boolean end) {
    if (letter == null && bytes.size() <= SMALL) {
      stream.post(bytes.array(), 0, bytes.size(), end);
      return;
    }
    try {
      Letter.sendWhole(bytes, stream, end);
      if (letter != null) {
        letter.left();
      }
    } catch (HawserException _) {
      // The session is over, or the other end had no room for it.
      if (letter != null) {
        letter.withdraw();
      }
    }
  }
}
