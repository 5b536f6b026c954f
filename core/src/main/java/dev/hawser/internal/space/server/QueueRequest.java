package dev.hawser.internal.space.server;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Messages;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.space.protocol.QueueOp;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.internal.space.protocol.Settlements;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.State;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A client's request about a queue, served on the thread that reads it. A request that has to wait
/// is a future here and costs no thread. What was not permitted was not begun.
public final class QueueRequest extends Messages {
  private final Guest guest;
  private @Nullable Taking taking;
  private @Nullable CompletableFuture<Boolean> putting;
  private Timer.Alarm turn = () -> {};
  private boolean begun;
  private boolean over;

  /// Whether no confirmation will come.
  private boolean silent;

  /// Creates one that a client has begun.
  public QueueRequest(Guest guest) {
    super(guest.mostMessageBytes());
    this.guest = guest;
  }

  /// What follows the request confirms the items that were sent; if there were none, it says
  /// nothing.
  @Override
  public synchronized void message(Stream stream, Input in) {
    Taking already = taking;
    if (already != null) {
      already.confirmed(in.readVarInt());
    } else if (!begun) {
      begun = true;
      guest.serve(stream, () -> serve(stream, in));
    }
  }

  private void serve(Stream stream, Input in) {
    QueueOp op = QueueOp.read(in);
    Scope scope = Scope.read(in);
    String name = in.readUtf8(Guest.LONGEST_NAME);
    require(op, name);
    EngineSpace space = guest.space(scope);
    EngineQueue queue = space.engine().queue(name);
    switch (op) {
      case PUT -> put(stream, space.timer(), queue, in);
      case TAKE -> {
        boolean wait = in.readBoolean();
        taking = Taking.one(guest, stream, queue, in.readVarLong(), wait);
      }
      case DRAIN -> {
        int most = in.readVarInt();
        expensive(stream, () -> drain(stream, queue, most));
      }
      case SETTLE -> settle(stream, queue, in);
      case INSPECT -> manage(stream, queue, new Command.Inspect());
      case CLEAR -> expensive(stream, () -> manage(stream, queue, new Command.Clear()));
      case CAPACITY -> manage(stream, queue, new Command.Capacity(Math.max(1, in.readVarInt())));
    }
  }

  private void require(QueueOp op, String name) {
    Access way =
        switch (op) {
          case TAKE, DRAIN, SETTLE, INSPECT -> Access.READ;
          case PUT, CLEAR, CAPACITY -> Access.WRITE;
        };
    String operation =
        switch (op) {
          case PUT -> "put into queue";
          case TAKE, DRAIN -> "take from queue";
          case SETTLE -> "settle what it took from queue";
          case INSPECT -> "look into queue";
          case CLEAR -> "clear queue";
          case CAPACITY -> "bound queue";
        };
    guest.access().require(Kind.QUEUES, way, operation, name);
  }

  /// Does what concerns a whole queue when the client's turn for that has come.
  private void expensive(Stream stream, Runnable request) {
    turn = guest.serveExpensive(() -> serveUnlessOver(stream, request));
  }

  private synchronized void serveUnlessOver(Stream stream, Runnable request) {
    if (!over) {
      guest.serve(stream, request);
    }
  }

  private void drain(Stream stream, EngineQueue queue, int most) {
    Taking several = Taking.several(guest, stream, queue, most);
    taking = several;
    if (silent) {
      several.gone();
    }
  }

  private void settle(Stream stream, EngineQueue queue, Input in) {
    long lease = in.readVarLong();
    var _ =
        guest
            .leases()
            .settle(queue, lease, Settlements.read(in))
            .whenComplete(
                (held, failure) -> guest.complete(stream, failure, out -> out.writeBoolean(held)));
  }

  /// A put that waits for room does so up to a time, which is measured here: so the answer is
  /// always the truth.
  private void put(Stream stream, Timer timer, EngineQueue queue, Input in) {
    long wait = in.readVarLong();
    byte[] item = in.readBytes(in.remaining());
    CompletableFuture<Boolean> put = queue.put(guest.operation(), item, wait != 0);
    putting = put;
    Timer.Alarm alarm =
        wait == Patience.FOREVER || put.isDone()
            ? () -> {}
            : timer.schedule(wait, () -> put.cancel(false));
    var _ =
        put.whenComplete((added, failure) -> {
          alarm.cancel();
          boolean gaveUp = failure instanceof CancellationException;
          guest.complete(
              stream, gaveUp ? null : failure, out -> out.writeBoolean(!gaveUp && added));
        });
  }

  private void manage(Stream stream, EngineQueue queue, Command command) {
    var _ =
        queue
            .manage(guest.operation(), command)
            .whenComplete((state, failure) ->
                guest.complete(stream, failure, out -> write(told(state, command), out)));
  }

  /// Only whoever looks is told what is there: clearing and bounding are for writers.
  private static State told(State state, Command command) {
    return command instanceof Command.Inspect ? state : new State(0, null, state.removed());
  }

  private static void write(State state, Output out) {
    out.writeVarInt(state.size());
    out.writeVarInt(state.removed());
    byte[] head = state.head();
    out.writeBoolean(head != null);
    if (head != null) {
      out.writeBytes(head, 0, head.length);
    }
  }

  @Override
  public synchronized void ended(Stream stream) {
    // The takers' last word is their confirmation; without one they have nothing in hand.
    silent = true;
    if (taking != null) {
      taking.gone();
    }
  }

  @Override
  public synchronized void failed(Stream stream, HawserException reason) {
    over = true;
    turn.cancel();
    if (taking != null) {
      taking.gone();
    }
    if (putting != null) {
      putting.cancel(false);
    }
  }
}
