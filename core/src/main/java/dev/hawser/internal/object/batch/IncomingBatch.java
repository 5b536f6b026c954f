package dev.hawser.internal.object.batch;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.MissingMember;
import dev.hawser.internal.object.invocation.Request;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A batch that the other end sends, as its stream hears of it: the calls, and possibly that the
/// caller gives up.
public final class IncomingBatch extends Messages {
  /// The most calls in one batch.
  static final int MOST_CALLS = 10_000;

  private final Callee callee;
  private @Nullable BatchRun run;

  /// Waits for the calls.
  public IncomingBatch(Callee callee) {
    super(callee.home().channel().mostMessageBytes());
    this.callee = callee;
  }

  @Override
  public void message(Stream stream, Input in) {
    run = BatchRun.start(callee, stream, read(in, callee), () -> {});
  }

  @Override
  public void cancelled(Stream stream) {
    giveUp();
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    giveUp();
  }

  private void giveUp() {
    BatchRun present = run;
    if (present != null) {
      present.giveUp();
    }
  }

  /// A batch whose caller does not wait.
  ///
  /// @param whenOver to be called when it is over
  public static void startOneway(Callee callee, Input in, Runnable whenOver) {
    var _ = BatchRun.start(callee, null, read(in, callee), whenOver);
  }

  /// Reads all calls, those behind a refused one included: their references must be counted.
  private static Queue<Call> read(Input in, Callee callee) {
    int count = in.readVarInt();
    if (count <= 0 || count > MOST_CALLS || count > in.remaining()) {
      throw new ValueException("malformed value: a batch of " + count + " calls");
    }
    Queue<Call> calls = new ArrayDeque<>(count);
    for (int i = 0; i < count; i++) {
      int length = in.readVarInt();
      if (length < 0 || length > in.remaining()) {
        throw new ValueException("malformed value: a call of " + length + " bytes");
      }
      calls.add(readOne(new Input(in.readBytes(length)), callee));
    }
    return calls;
  }

  private static Call readOne(Input in, Callee callee) {
    try {
      return new Call(Request.read(in, callee), null);
    } catch (MissingMember e) {
      return new Call(null, Reply.missing(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return new Call(null, Reply.failed(Failures.of(e, "a call")));
    }
  }

  /// A call: what is to be done, or why it is refused.
  record Call(@Nullable Request request, @Nullable Reply refusal) {}
}
