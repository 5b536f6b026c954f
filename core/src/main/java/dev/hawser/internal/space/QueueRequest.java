package dev.hawser.internal.space;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.State;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A client's request about a queue, served on the thread that reads it. A request that has to wait
/// is a future here and costs no thread.
final class QueueRequest extends Messages {
  private final Guest guest;
  private @Nullable Taking taking;
  private @Nullable CompletableFuture<Boolean> putting;

  QueueRequest(Guest guest) {
    super(guest.mostMessageBytes());
    this.guest = guest;
  }

  @Override
  void message(Stream stream, Input in) {
    Taking already = taking;
    if (already != null) {
      already.confirmed(in.readVarInt());
    } else {
      guest.serve(stream, () -> serve(stream, in));
    }
  }

  private void serve(Stream stream, Input in) {
    QueueOp op = QueueOp.read(in);
    EngineSpace space = guest.space(Scope.read(in));
    EngineQueue queue = space.engine().queue(in.readUtf8(Guest.LONGEST_NAME));
    switch (op) {
      case PUT -> put(stream, space.timer(), queue, in);
      case TAKE -> {
        boolean wait = in.readBoolean();
        taking = Taking.one(guest, stream, queue, in.readVarLong(), wait);
      }
      case DRAIN -> taking = Taking.several(guest, stream, queue, in.readVarInt());
      case SETTLE -> {
        long lease = in.readVarLong();
        guest
            .leases()
            .settle(queue, lease, Settlements.read(in))
            .whenComplete(
                (held, failure) -> guest.complete(stream, failure, out -> out.writeBoolean(held)));
      }
      case INSPECT -> manage(stream, queue, new Command.Inspect());
      case CLEAR -> manage(stream, queue, new Command.Clear());
      case CAPACITY -> manage(stream, queue, new Command.Capacity(Math.max(1, in.readVarInt())));
    }
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
    put.whenComplete((added, failure) -> {
      alarm.cancel();
      boolean gaveUp = failure instanceof CancellationException;
      guest.complete(stream, gaveUp ? null : failure, out -> out.writeBoolean(!gaveUp && added));
    });
  }

  private void manage(Stream stream, EngineQueue queue, Command command) {
    queue
        .manage(guest.operation(), command)
        .whenComplete(
            (state, failure) -> guest.complete(stream, failure, out -> write(state, out)));
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
  public void ended(Stream stream) {
    // The takers' last word is their confirmation; without one they have nothing in hand.
    if (taking != null) {
      taking.gone();
    }
  }

  @Override
  public void failed(Stream stream, HawserException reason) {
    if (taking != null) {
      taking.gone();
    }
    if (putting != null) {
      putting.cancel(false);
    }
  }
}
