package dev.hawser.internal.space.server;

import dev.hawser.internal.session.Stream;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Items on their way to a client.
///
/// ```
/// WAITING --> SENT --> OVER      the client confirms: accepted items are settled, others go back
///     '---------'------^         the client gave up or its session ended: all go back
/// ```
final class Taking {
  private static final int MOST_AT_ONCE = 1000;
  private static final int ENOUGH_BYTES = 256 << 10;

  private enum Phase {
    WAITING,
    SENT,
    OVER
  }

  private final Guest guest;
  private final Stream stream;
  private final EngineQueue queue;
  private final boolean onLease;
  private final Duration time;
  private final List<Lease> leases = new ArrayList<>(1);
  private Phase phase = Phase.WAITING;
  private @Nullable CompletableFuture<@Nullable Lease> waiting;

  private Taking(Guest guest, Stream stream, EngineQueue queue, boolean onLease, Duration time) {
    this.guest = guest;
    this.stream = stream;
    this.queue = queue;
    this.onLease = onLease;
    this.time = time;
  }

  /// Takes one item.
  ///
  /// @param leaseNanos how long the client may keep it unsettled, or 0 if it takes it for good
  static Taking one(Guest guest, Stream stream, EngineQueue queue, long leaseNanos, boolean wait) {
    boolean onLease = leaseNanos > 0;
    Duration time = onLease ? Duration.ofNanos(leaseNanos) : guest.handOverTime();
    Taking taking = new Taking(guest, stream, queue, onLease, time);
    taking.takeOne(wait);
    return taking;
  }

  /// Takes several items that are there now, of bounded size together.
  static Taking several(Guest guest, Stream stream, EngineQueue queue, int most) {
    Taking taking = new Taking(guest, stream, queue, false, guest.handOverTime());
    taking.takeMore(Math.min(most, MOST_AT_ONCE));
    return taking;
  }

  private void takeOne(boolean wait) {
    CompletableFuture<@Nullable Lease> take = queue.take(guest.operation(), time, wait);
    synchronized (this) {
      waiting = take;
    }
    var _ =
        take.whenComplete((lease, failure) -> {
          if (failure != null) {
            failed(failure);
          } else {
            if (lease != null) {
              leases.add(lease);
            }
            send(this::sendOne);
          }
        });
  }

  /// Takes items as long as the engine answers at once; goes on later if it does not.
  private void takeMore(int most) {
    int bytes = 0;
    while (leases.size() < most && bytes < ENOUGH_BYTES) {
      CompletableFuture<@Nullable Lease> take = queue.take(guest.operation(), time, false);
      if (!take.isDone()) {
        var _ =
            take.whenComplete((lease, failure) -> {
              if (add(lease, failure)) {
                takeMore(most);
              }
            });
        return;
      }
      Lease lease = take.isCompletedExceptionally() ? null : take.resultNow();
      if (!add(lease, take.isCompletedExceptionally() ? take.exceptionNow() : null)) {
        return;
      }
      bytes += leases.getLast().item().length;
    }
    send(this::sendSeveral);
  }

  /// Adds an item, or ends the taking with those there are.
  ///
  /// @return whether to take more
  private boolean add(@Nullable Lease lease, @Nullable Throwable failure) {
    if (failure != null && leases.isEmpty()) {
      failed(failure);
      return false;
    }
    if (lease == null) {
      send(this::sendSeveral);
      return false;
    }
    leases.add(lease);
    return true;
  }

  private void failed(Throwable failure) {
    synchronized (this) {
      if (phase == Phase.OVER) {
        return;
      }
      phase = Phase.OVER;
    }
    guest.fail(stream, failure);
  }

  private void send(Runnable answer) {
    boolean wanted;
    synchronized (this) {
      wanted = phase == Phase.WAITING;
      if (wanted) {
        phase = leases.isEmpty() ? Phase.OVER : Phase.SENT;
      }
    }
    if (wanted) {
      guest.serve(stream, answer);
    } else {
      giveBack(0);
    }
  }

  private void sendOne() {
    guest.answer(
        stream,
        true,
        out -> {
          out.writeBoolean(!leases.isEmpty());
          if (!leases.isEmpty()) {
            Lease lease = leases.getFirst();
            out.writeVarLong(lease.id());
            out.writeVarInt(lease.attempt());
            out.writeBytes(lease.item(), 0, lease.item().length);
          }
        });
  }

  private void sendSeveral() {
    guest.answer(
        stream,
        true,
        out -> {
          out.writeVarInt(leases.size());
          for (Lease lease : leases) {
            out.writeVarInt(lease.item().length);
            out.writeBytes(lease.item(), 0, lease.item().length);
          }
        });
  }

  /// The client has the first so many items in its hands.
  void confirmed(int count) {
    synchronized (this) {
      if (phase != Phase.SENT) {
        return;
      }
      phase = Phase.OVER;
    }
    for (Lease lease : leases.subList(0, Math.clamp(count, 0, leases.size()))) {
      if (onLease) {
        guest.leases().add(queue, lease.id());
      } else {
        var _ = queue.settle(guest.operation(), lease.id(), new Settlement.Ack());
      }
    }
    giveBack(count);
  }

  /// The client gave up, or its session is over.
  void gone() {
    CompletableFuture<@Nullable Lease> take;
    boolean sent;
    synchronized (this) {
      sent = phase == Phase.SENT;
      phase = Phase.OVER;
      take = waiting;
    }
    if (sent) {
      giveBack(0);
    }
    if (take != null) {
      take.cancel(false);
    }
  }

  /// Gives items back, the last first, so that the first is at the head again.
  private void giveBack(int from) {
    for (int i = leases.size() - 1; i >= Math.max(0, from); i--) {
      var _ = queue.settle(guest.operation(), leases.get(i).id(), new Settlement.Nack(false));
    }
  }
}
