package dev.hawser.internal.space.server;

import dev.hawser.DeadlineException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.space.queue.QueueOwner;
import dev.hawser.spi.EngineQueue;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Lease;
import dev.hawser.spi.EngineQueue.Settlement;
import dev.hawser.spi.EngineQueue.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A queue kept by an engine, as seen from the server.
final class EngineQueueOwner implements QueueOwner {
  /// How long an item may be on its way to a taker in this JVM, who cannot go away meanwhile.
  private static final Duration HAND_OVER = Duration.ofMinutes(1);

  private static final int DRAINED_AT_ONCE = 1000;

  private final String name;
  private final EngineQueue queue;
  private final EngineSpace space;

  EngineQueueOwner(String name, EngineQueue queue, EngineSpace space) {
    this.name = name;
    this.queue = queue;
    this.space = space;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean put(byte[] item, @Nullable Duration wait, long moment)
      throws InterruptedException {
    boolean waits = wait == null || wait.isPositive();
    CompletableFuture<Boolean> done = queue.put(space.operation(), item, waits);
    if (wait == null || !waits) {
      return await(done, moment);
    }
    try {
      return await(done, space.patience().within(wait));
    } catch (DeadlineException e) {
      if (Patience.isDeadlinePast()) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public @Nullable Handover take(@Nullable Duration lease, boolean wait, long moment)
      throws InterruptedException {
    Lease taken =
        await(queue.take(space.operation(), lease == null ? HAND_OVER : lease, wait), moment);
    return taken == null ? null : new Taken(taken, lease != null);
  }

  @Override
  public Drained drain(int most, long moment) {
    List<Lease> leases = new ArrayList<>();
    while (leases.size() < Math.min(most, DRAINED_AT_ONCE)) {
      Lease lease = awaitFirmly(queue.take(space.operation(), HAND_OVER, false), moment);
      if (lease == null) {
        break;
      }
      leases.add(lease);
    }
    return new Several(leases);
  }

  @Override
  public State manage(Command command, long moment) {
    return awaitFirmly(queue.manage(space.operation(), command), moment);
  }

  private CompletableFuture<Boolean> settle(Lease lease, Settlement settlement) {
    return queue.settle(space.operation(), lease.id(), settlement);
  }

  private <T extends @Nullable Object> T await(CompletableFuture<T> future, long moment)
      throws InterruptedException {
    return space.await(future, moment, this::what, Outcome.NOT_SENT);
  }

  private <T extends @Nullable Object> T awaitFirmly(CompletableFuture<T> future, long moment) {
    return space.awaitFirmly(future, moment, this::what, Outcome.MAYBE_EXECUTED);
  }

  private String what() {
    return "an operation on queue '" + name + "'";
  }

  private final class Taken implements Handover {
    private final Lease lease;
    private final boolean leased;

    Taken(Lease lease, boolean leased) {
      this.lease = lease;
      this.leased = leased;
    }

    @Override
    public byte[] item() {
      return lease.item();
    }

    @Override
    public int attempt() {
      return lease.attempt();
    }

    @Override
    public void accept() {
      if (!leased) {
        var _ = EngineQueueOwner.this.settle(lease, new Settlement.Ack());
      }
    }

    @Override
    public void giveBack() {
      var _ = EngineQueueOwner.this.settle(lease, new Settlement.Nack(false));
    }

    @Override
    public boolean settle(Settlement settlement, long moment) {
      return awaitFirmly(EngineQueueOwner.this.settle(lease, settlement), moment);
    }
  }

  private final class Several implements Drained {
    private final List<Lease> leases;

    Several(List<Lease> leases) {
      this.leases = leases;
    }

    @Override
    public List<byte[]> items() {
      return leases.stream().map(Lease::item).toList();
    }

    @Override
    public void accept(int count) {
      for (int i = leases.size() - 1; i >= 0; i--) {
        Settlement settlement = i < count ? new Settlement.Ack() : new Settlement.Nack(false);
        var _ = settle(leases.get(i), settlement);
      }
    }
  }
}
