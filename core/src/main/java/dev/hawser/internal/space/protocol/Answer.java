package dev.hawser.internal.space.protocol;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;

/// How every answer of a server begins: the stamp, which is the number of the last change that was
/// visible to anybody when it was sent, and whether the request was done or failed.
public final class Answer {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private Answer() {}

  /// Begins the answer to a request that was done.
  public static Output done(long stamp, int capacity) {
    Output out = new Output(capacity + 16);
    out.writeVarLong(stamp);
    out.writeByte(DONE);
    return out;
  }

  /// The whole answer to a request that failed.
  public static Output failed(long stamp, HawserException failure) {
    Output out = new Output();
    out.writeVarLong(stamp);
    out.writeByte(FAILED);
    Failures.write(failure, out);
    return out;
  }

  /// Reads what follows the stamp.
  ///
  /// @return the input, at the answer itself
  /// @throws HawserException if the request failed
  public static Input check(Input in) {
    if (in.readUnsignedByte() == FAILED) {
      throw Failures.read(in);
    }
    return in;
  }
}
