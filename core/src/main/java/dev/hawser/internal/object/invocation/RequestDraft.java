package dev.hawser.internal.object.invocation;

import dev.hawser.ValueException;
import dev.hawser.internal.call.Circumstances;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.contract.Member;
import dev.hawser.internal.object.reference.Given;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.IncomingReferences;
import dev.hawser.internal.operation.Patience;
import org.jspecify.annotations.Nullable;

/// A {@link Request} as it was read, whose target has yet to be found.
///
/// @param number of the target
/// @param left how many nanoseconds the caller will wait
/// @param circumstances null if there is nothing to say about the caller
/// @param rest the number of arguments, and these
public record RequestDraft(
    long number,
    long hash,
    long stamp,
    long left,
    @Nullable Circumstances circumstances,
    IncomingReferences references,
    Input rest) {
  /// Reads all of it; on the thread that reads the connection.
  public static RequestDraft read(Input in, Home home) {
    long number = in.readVarLong();
    long hash = in.readLong();
    long stamp = in.readVarLong();
    long left = in.readVarLong();
    if (left < 0) {
      throw new ValueException("malformed value: a caller waits for no negative time");
    }
    boolean more = in.readUnsignedByte() == Request.CIRCUMSTANCES;
    Circumstances circumstances = more ? Circumstances.read(in) : null;
    IncomingReferences references = IncomingReferences.read(in, home, home.functions());
    return new RequestDraft(
        number,
        hash,
        stamp,
        left == Request.WITHOUT_LIMIT ? Patience.FOREVER : left,
        circumstances,
        references,
        new Input(in.readBytes(in.remaining())));
  }

  /// The request, now that its target is known.
  ///
  /// @throws MissingMember if that shows no such method
  public Request of(Given target) {
    Member member = target.exposure().find(hash);
    if (member == null && !BuiltIn.answers(target, hash)) {
      throw new MissingMember(
          "the object there, a "
              + target.exposure().typeName()
              + ", shows no such method: the interface differs between the two ends");
    }
    return new Request(target, hash, member, stamp, left, circumstances, references, rest);
  }
}
