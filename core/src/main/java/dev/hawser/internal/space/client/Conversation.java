package dev.hawser.internal.space.client;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.protocol.Answer;
import dev.hawser.internal.space.protocol.Progress;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A request whose answer comes in several messages, each asked for by one of the client's.
final class Conversation extends Messages {
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Patience patience;
  private final Progress progress;
  private final Stream stream;

  private sealed interface Heard {
    record Message(byte[] bytes) implements Heard {}

    record Failure(HawserException reason) implements Heard {}
  }

  Conversation(Session session, int service, long mostBytes, Patience patience, Progress progress) {
    super(mostBytes);
    this.patience = patience;
    this.progress = progress;
    this.stream = session.open(service, this);
  }

  /// Says something and waits for the answer to it.
  ///
  /// @return the answer behind its stamp and status
  Input ask(Output message, long moment) throws InterruptedException {
    stream.post(message.toByteArray(), 0, message.size(), false);
    Heard next = heard.poll(patience.left(moment), TimeUnit.NANOSECONDS);
    return switch (next) {
      case null ->
          throw new DeadlineException("no answer came by the deadline", Outcome.MAYBE_EXECUTED);
      case Heard.Failure(HawserException reason) -> throw reason;
      case Heard.Message(byte[] bytes) -> {
        Input in = new Input(bytes);
        progress.await(in.readVarLong(), moment);
        yield Answer.check(in);
      }
    };
  }

  /// Ends the conversation; giving up one that is over does nothing.
  void close() {
    stream.end();
  }

  /// Gives the conversation up.
  void giveUp() {
    stream.reset("given up");
  }

  @Override
  public void message(Stream from, Input in) {
    heard.add(new Heard.Message(in.readBytes(in.remaining())));
  }

  @Override
  public void ended(Stream from) {
    heard.add(
        new Heard.Failure(
            new ClosedException("the other end said nothing more", Outcome.EXECUTED)));
  }

  @Override
  public void failed(Stream from, HawserException reason) {
    heard.add(new Heard.Failure(reason));
  }
}
