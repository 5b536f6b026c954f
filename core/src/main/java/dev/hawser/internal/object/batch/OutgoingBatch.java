package dev.hawser.internal.object.batch;

import dev.hawser.DeadlineException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.invocation.Captured;
import dev.hawser.internal.object.invocation.OutgoingInvocation;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Home;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.object.reference.OnewayLine;
import dev.hawser.internal.operation.Channel;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A batch on its way: one message with all calls, and an answer for each that is carried out, in
/// their order.
final class OutgoingBatch {
  private final Home home;
  private final Channel channel;
  private final List<Sent> calls = new ArrayList<>();
  private final Throwable origin = new Throwable();

  /// An {@link Answer}, or the {@link HawserException} after which none comes.
  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  private @Nullable Stream stream;

  /// A call that was written.
  private record Sent(BatchedCall call, OutgoingInvocation as, long moment, Letter letter) {}

  private OutgoingBatch(Home home) {
    this.home = home;
    this.channel = home.channel();
  }

  /// Sends a batch.
  ///
  /// @throws HawserException if it cannot be sent, which its futures hear, too
  static OutgoingBatch start(Home home, List<BatchedCall> calls) {
    OutgoingBatch batch = new OutgoingBatch(home);
    if (!calls.isEmpty()) {
      batch.sendOrFail(calls, () -> batch.post(batch.write(calls, new Output())));
    }
    return batch;
  }

  /// Sends a batch of which nothing is heard again.
  static void sendOneway(Home home, List<BatchedCall> calls) {
    if (calls.isEmpty()) {
      return;
    }
    OutgoingBatch batch = new OutgoingBatch(home);
    Output head = new Output();
    head.writeByte(OnewayLine.BATCH);
    batch.sendOrFail(calls, () -> home.line().call(batch.write(calls, head), "a batch"));
    batch.calls.forEach(each -> each.letter().left());
  }

  private void sendOrFail(List<BatchedCall> all, Runnable sending) {
    boolean sent = false;
    try {
      sending.run();
      sent = true;
    } catch (RuntimeException e) {
      all.forEach(each -> each.fail(e));
      throw e;
    } finally {
      if (!sent) {
        withdraw();
      }
    }
  }

  private void withdraw() {
    calls.forEach(each -> each.letter().withdraw());
  }

  private Output write(List<BatchedCall> all, Output whole) {
    whole.writeVarInt(all.size());
    for (BatchedCall each : all) {
      Captured call = each.call();
      OutgoingInvocation as = call.outgoing();
      long moment = as.moment();
      Letter letter = as.letter(new Output(), moment, call.arguments());
      calls.add(new Sent(each, as, moment, letter));
      Output request = letter.close();
      whole.writeVarInt(request.size());
      whole.writeBytes(request.array(), 0, request.size());
      if (whole.size() > channel.limits().valueBytes()) {
        throw new ValueException(
            "the batch is larger than "
                + channel.limits().valueBytes()
                + " bytes: send it in several parts");
      }
    }
    return whole;
  }

  private void post(Output message) {
    Stream opened = channel.session().open(Service.BATCH, new Answers(channel.mostMessageBytes()));
    stream = opened;
    opened.post(message.array(), 0, message.size(), true);
  }

  // ---- the answers ----

  /// Hears them, on the thread that reads the connection.
  private final class Answers extends Messages {
    Answers(long mostBytes) {
      super(mostBytes);
    }

    @Override
    public void message(Stream from, Input in) {
      try {
        read(in);
      } catch (RuntimeException e) {
        arrived.add(new ValueException("an answer cannot be read: " + e.getMessage(), e));
        from.reset("an answer cannot be read");
      }
    }

    private void read(Input in) {
      if (in.peekUnsignedByte() != Answer.SEVERAL) {
        arrived.add(Answer.read(in.readBytes(in.remaining()), home));
        return;
      }
      int _ = in.readUnsignedByte();
      while (in.remaining() > 0) {
        arrived.add(Answer.read(in.readBytes(in.readVarInt()), home));
      }
    }

    @Override
    public void ended(Stream from) {
      arrived.add(new ValueException("the other end ended a batch early", null));
    }

    @Override
    public void failed(Stream from, HawserException reason) {
      withdraw();
      arrived.add(reason);
    }
  }

  /// Waits for the answers and hands them on, until all futures are complete.
  ///
  /// @throws HawserException if the batch as a whole failed
  /// @throws CancellationException if this thread was interrupted
  void finish() {
    try {
      boolean good = true;
      for (Sent each : calls) {
        if (good) {
          good = handOn(each, await(each));
        } else {
          each.call().fail(new CancellationException("not carried out: a call before it failed"));
        }
      }
    } catch (HawserException | CancellationException e) {
      giveUp(e);
      throw e;
    } finally {
      calls.forEach(each -> each.letter().left());
    }
  }

  /// @return whether the call succeeded, so that those after it are carried out
  private boolean handOn(Sent sent, Answer answer) {
    try {
      sent.call().complete(sent.as().result(answer, sent.moment(), origin));
    } catch (Throwable e) {
      sent.call().fail(e);
    }
    return answer.kind() == Answer.RESULT;
  }

  private Answer await(Sent sent) {
    Object next = arrived.poll();
    if (next == null) {
      Turn.giveWay();
      next = take(sent);
    }
    if (next instanceof Answer answer) {
      return answer;
    }
    if (next instanceof HawserException reason) {
      throw reason;
    }
    throw new DeadlineException(
        sent.call().call().method().what() + " was not done by its deadline",
        Outcome.MAYBE_EXECUTED);
  }

  /// @return null if the deadline has passed
  private @Nullable Object take(Sent sent) {
    try {
      if (sent.moment() == Patience.FOREVER) {
        return arrived.take();
      }
      return arrived.poll(channel.patience().left(sent.moment()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw Failures.interrupted("a batch", Outcome.MAYBE_EXECUTED);
    }
  }

  /// Has what is not done yet left undone.
  private void giveUp(RuntimeException reason) {
    Stream open = stream;
    if (open != null) {
      if (open.takeBack("its caller gave up")) {
        withdraw();
      } else {
        open.cancel("its caller gave up");
      }
    }
    for (Sent each : calls) {
      each.call().fail(reason);
    }
  }
}
