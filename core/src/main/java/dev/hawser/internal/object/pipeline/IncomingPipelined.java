package dev.hawser.internal.object.pipeline;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.invocation.Callee;
import dev.hawser.internal.object.invocation.RequestDraft;
import dev.hawser.internal.object.reference.Promised;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// A call of which others may depend, or that depends on others, as its stream hears of it: the
/// call, possibly that the caller gives up, and in the end that its result is not needed any more.
public final class IncomingPipelined extends Messages {
  /// The result has no number.
  static final long UNNUMBERED = 0;

  private final Callee callee;
  private @Nullable PipelinedRun run;
  private boolean cancelled;

  /// Waits for the call.
  public IncomingPipelined(Callee callee) {
    super(callee.home().channel().mostMessageBytes());
    this.callee = callee;
  }

  @Override
  public void message(Stream stream, Input in) {
    long number = in.readVarLong();
    boolean onPromise = in.readBoolean();
    Promised own = number == UNNUMBERED ? null : callee.home().promises().claim(number);
    PipelinedRun started = new PipelinedRun(callee, stream, own);
    run = started;
    try {
      started.start(RequestDraft.read(in, callee.home()), onPromise);
    } catch (RuntimeException e) {
      started.refuse(Reply.failed(Failures.of(e, "a call")));
    }
    if (cancelled) {
      giveUp(started);
    }
  }

  @Override
  public void cancelled(Stream stream) {
    cancelled = true;
    if (run != null) {
      giveUp(run);
    }
  }

  @Override
  public void ended(Stream stream) {
    if (run != null) {
      run.forget();
    }
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    if (run != null) {
      giveUp(run);
      run.forget();
    }
  }

  private static void giveUp(PipelinedRun run) {
    run.giveUp(
        Reply.failed(new ClosedException("a call was given up by its caller", Outcome.NOT_SENT)));
  }
}
