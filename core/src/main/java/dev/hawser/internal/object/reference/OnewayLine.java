package dev.hawser.internal.object.reference;

import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.session.StreamListener;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where one-way calls leave: one stream, begun when it is first needed. `OnewayCalls` hears them.
public final class OnewayLine {
  /// Begins a call.
  public static final int CALL = 0;

  /// Begins releases of objects.
  public static final int RELEASE = 1;

  /// Begins a batch.
  public static final int BATCH = 2;

  /// Fits one piece of a message.
  private static final int SHORT = 16 << 10;

  private final Home home;
  private final ReentrantLock turns = new ReentrantLock();
  private @Nullable Stream stream;

  OnewayLine(Home home) {
    this.home = home;
  }

  private synchronized Stream stream() {
    Stream present = stream;
    if (present == null) {
      present = home.channel().session().open(Service.ONEWAY, new Unanswered());
      stream = present;
    }
    return present;
  }

  /// Sends a one-way call, waiting while the other end has too many already. One at a time: no call
  /// gets between the pieces of another.
  public void call(Output message, String what) {
    try {
      turns.lockInterruptibly();
      try {
        send(message, stream());
      } finally {
        turns.unlock();
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(what, Outcome.NOT_SENT);
    }
  }

  private static void send(Output message, Stream to) throws InterruptedException {
    if (message.size() <= SHORT) {
      to.send(message.array(), 0, message.size(), true, false);
    } else {
      Letter.sendWhole(message, to, false);
    }
  }

  /// Nothing is answered.
  private final class Unanswered implements StreamListener {
    @Override
    public void received(Stream from, byte[] bytes, int offset, int length, boolean end) {
      throw new ValueException("nothing is answered to one-way messages");
    }

    @Override
    public void ended(Stream from) {}

    /// What was lost on it may have held references.
    @Override
    public void failed(Stream from, HawserException reason) {
      if (!(reason instanceof DisconnectedException)) {
        home.endFor("the other end takes no one-way calls: " + reason.getMessage());
      }
    }
  }
}
