package dev.hawser.internal.call;

import static dev.hawser.internal.session.Failures.rethrown;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import dev.hawser.call.CallProgress;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import dev.hawser.internal.time.Timer;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A call on its way: the stream on which it leaves, and on which news and its answer come back.
///
/// Its caller gets the answer or gives up, never both. A call that is given up is taken back if it
/// has not left yet; else the other end is told, interrupts it, and says whether that helped.
final class OutgoingCall implements StreamListener {
  private static final byte[] CANCEL = {Reply.CANCEL};
  private static final int LONGEST_TEXT = 64 << 10;
  private static final int LONGEST_PLACE = 500;

  /// The last word about a call.
  record Answer(Reply kind, Input content) {}

  private final Channel channel;
  private final String what;
  private final @Nullable News news;
  private final Messages whole;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile boolean givenUp;

  /// Whether a message has begun and not ended. For the reading thread, as what follows.
  private boolean inMessage;

  private boolean answered;
  private boolean reported;

  /// Prepares one.
  ///
  /// @param what the call, as messages speak of it
  /// @param news who wants to hear of it, or null
  OutgoingCall(Channel channel, String what, @Nullable News news) {
    this.channel = channel;
    this.what = what;
    this.news = news;
    this.whole =
        new Messages(channel.mostMessageBytes()) {
          @Override
          public void message(Stream stream, Input in) {
            heard(stream, in);
          }
        };
  }

  /// Sends the request and waits for the answer. On deadline and interruption, gives up.
  ///
  /// @param request not to be changed any more
  Answer ask(Output request, long moment) {
    Stream stream = channel.session().open(Service.CALL, this);
    if (!stream.trySend(request.array(), 0, request.size())) {
      stream.post(request.array(), 0, request.size(), false);
    }
    Timer.Alarm alarm = channel.patience().alarm(moment, () -> late(stream));
    try {
      return answer.get();
    } catch (InterruptedException _) {
      return interrupted(stream);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      alarm.cancel();
    }
  }

  // ---- giving up ----

  private Answer interrupted(Stream stream) {
    Outcome outcome = giveUp(stream, "its caller was interrupted");
    if (outcome != null) {
      throw Failures.interrupted(what, outcome);
    }
    Thread.currentThread().interrupt();
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    }
  }

  private void late(Stream stream) {
    Outcome outcome = giveUp(stream, "its deadline passed");
    if (outcome != null) {
      answer.completeExceptionally(
          new DeadlineException(what + " was not done by its deadline", outcome));
    }
  }

  /// @return what became of the call, or null if its answer came first
  private @Nullable Outcome giveUp(Stream stream, String reason) {
    if (!decided.compareAndSet(false, true)) {
      return null;
    }
    givenUp = true;
    if (news != null) {
      news.stop();
    }
    if (stream.takeBack(reason)) {
      return Outcome.NOT_SENT;
    }
    stream.post(CANCEL, 0, CANCEL.length, true);
    return Outcome.MAYBE_EXECUTED;
  }

  private RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof HawserException known ? rethrown(known) : Failures.thrown(cause, what);
  }

  // ---- what arrives ----

  @Override
  public void received(Stream stream, byte[] bytes, int offset, int length, boolean endOfMessage) {
    boolean isWhole = !inMessage && endOfMessage;
    inMessage = !endOfMessage;
    try {
      if (isWhole && length > 0 && bytes[offset] == Reply.OUTPUT.ordinal()) {
        printed(stream, length, new Input(bytes, offset + 1, length - 1));
      } else {
        whole.received(stream, bytes, offset, length, endOfMessage);
      }
    } catch (RuntimeException e) {
      fail(
          new ValueException(
              "the answer to " + what + " could not be read: " + e.getMessage(),
              Outcome.MAYBE_EXECUTED,
              e));
      throw e;
    }
  }

  private void printed(Stream stream, int weight, Input in) {
    long stamp = in.readVarLong();
    boolean error = in.readBoolean();
    byte[] bytes = in.readBytes(in.remaining());
    if (news == null) {
      stream.consumed(weight);
    } else {
      news.printed(stream, weight, stamp, error, bytes);
    }
  }

  private void heard(Stream stream, Input in) {
    Reply kind = Reply.read(in);
    switch (kind) {
      case PROGRESS -> progressed(in);
      case STILL_RUNNING -> report(in.readUtf8(LONGEST_TEXT));
      case OUTPUT -> throw new RefusedException("what a call prints comes in short messages");
      case STOPPED -> {
        stream.end();
        fail(new ClosedException("the other end has stopped " + what, Outcome.MAYBE_EXECUTED));
      }
      case RESULT, THROWN, FAILED -> {
        stream.end();
        Answer last = new Answer(kind, new Input(in.readBytes(in.remaining())));
        finish(() -> answer.complete(last));
      }
    }
  }

  private void progressed(Input in) {
    long stamp = in.readVarLong();
    CallProgress progress = new CallProgress(in.readDouble(), in.readUtf8(LONGEST_TEXT));
    if (news != null) {
      news.progressed(stamp, progress);
    }
  }

  /// The other end says that the call runs on although it was given up.
  private void report(String place) {
    if (givenUp && !reported) {
      reported = true;
      String shown = place.substring(0, Math.min(place.length(), LONGEST_PLACE));
      System.getLogger("dev.hawser")
          .log(
              Level.WARNING,
              () ->
                  what
                      + " was given up, but still runs at "
                      + channel.session().remote()
                      + " and ignores being interrupted, at "
                      + shown.replaceAll("\\p{Cntrl}", " "));
    }
  }

  @Override
  public void ended(Stream stream) {
    fail(
        new ClosedException(
            "the other end ended " + what + " without an answer", Outcome.MAYBE_EXECUTED));
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    fail(reason);
  }

  private void fail(HawserException reason) {
    finish(() -> answer.completeExceptionally(reason));
  }

  /// Ends the wait, when all news before are brought. Whatever comes later counts no more.
  private void finish(Runnable end) {
    if (answered) {
      return;
    }
    answered = true;
    Runnable once =
        () -> {
          if (decided.compareAndSet(false, true)) {
            end.run();
          }
        };
    if (news == null) {
      once.run();
    } else {
      news.whenBrought(once);
    }
  }
}
