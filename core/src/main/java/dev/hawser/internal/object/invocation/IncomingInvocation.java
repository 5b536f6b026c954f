package dev.hawser.internal.object.invocation;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.session.Stream;
import org.jspecify.annotations.Nullable;

/// A call that the other end makes, as its stream hears of it: the request, and possibly that the
/// caller gives up.
public final class IncomingInvocation extends Messages {
  private final Callee callee;
  private @Nullable Execution execution;

  /// Waits for the request.
  public IncomingInvocation(Callee callee) {
    super(callee.home().channel().mostMessageBytes());
    this.callee = callee;
  }

  @Override
  public void message(Stream stream, Input in) {
    Request request;
    try {
      request = Request.read(in, callee);
    } catch (MissingMember e) {
      refuse(stream, Reply.missing(String.valueOf(e.getMessage())));
      return;
    } catch (RuntimeException e) {
      refuse(stream, Reply.failed(Failures.of(e, "a call")));
      return;
    }
    execution = Execution.start(callee, Outlet.to(stream), request);
  }

  private static void refuse(Stream stream, Reply reply) {
    reply.send(stream, true);
  }

  @Override
  public void cancelled(Stream stream) {
    interrupt();
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    interrupt();
  }

  private void interrupt() {
    if (execution != null) {
      execution.interrupt();
    }
  }
}
