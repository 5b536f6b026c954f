package dev.hawser.internal.space.client;

import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.space.protocol.Answer;
import dev.hawser.internal.space.protocol.Progress;
import java.util.function.Supplier;

/// Requests of a client to its server. An answer is handed out when everything that happened before
/// it is visible here.
public final class Requests {
  private final Session session;
  private final Progress progress;

  /// Creates those of one session.
  public Requests(Session session, Progress progress) {
    this.session = session;
    this.progress = progress;
  }

  /// Asks something that is answered at once.
  ///
  /// @return the answer behind its stamp and status
  Input ask(int service, Output request, long moment) throws InterruptedException {
    return Answer.check(await(start(service, request), moment, true));
  }

  /// Asks something that may be answered late.
  Input askPatiently(int service, Output request, long moment) throws InterruptedException {
    return Answer.check(await(start(service, request), moment, false));
  }

  private Exchange start(int service, Output request) {
    return Exchange.start(session, service, request.array(), 0, request.size(), true);
  }

  /// As {@link #ask}, for operations that cannot throw `InterruptedException`.
  Input askFirmly(int service, Output request, long moment, Supplier<String> what) {
    try {
      return ask(service, request, moment);
    } catch (InterruptedException e) {
      throw Failures.interrupted(what.get(), Outcome.MAYBE_EXECUTED);
    }
  }

  /// Says something whose answer nobody waits for.
  void tell(int service, Output request) {
    try {
      var _ = start(service, request).future();
    } catch (HawserException e) {
      // The session is over, and with it what this was about.
    }
  }

  /// Asks something whose answer has to be confirmed by a later message.
  Exchange begin(int service, Output request) {
    return Exchange.start(session, service, request.array(), 0, request.size(), false);
  }

  /// Waits for an answer and for what happened before it.
  Input await(Exchange exchange, long moment, boolean quick) throws InterruptedException {
    Input in = new Input(exchange.await(moment, quick));
    progress.await(in.readVarLong(), moment);
    return in;
  }
}
