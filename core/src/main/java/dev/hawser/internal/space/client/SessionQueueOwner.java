package dev.hawser.internal.space.client;

import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.session.Exchange;
import dev.hawser.internal.space.protocol.Answer;
import dev.hawser.internal.space.protocol.QueueOp;
import dev.hawser.internal.space.protocol.Scope;
import dev.hawser.internal.space.protocol.Settlements;
import dev.hawser.internal.space.queue.QueueOwner;
import dev.hawser.spi.EngineQueue.Command;
import dev.hawser.spi.EngineQueue.Settlement;
import dev.hawser.spi.EngineQueue.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A queue kept at the other end of a session.
public final class SessionQueueOwner implements QueueOwner {
  private final String name;
  private final Scope scope;
  private final Requests requests;

  /// Creates the owner of the queue of a name.
  public SessionQueueOwner(String name, Scope scope, Requests requests) {
    this.name = name;
    this.scope = scope;
    this.requests = requests;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean put(byte[] item, @Nullable Duration wait, long moment)
      throws InterruptedException {
    Output out = request(QueueOp.PUT, item.length);
    out.writeVarLong(wait == null ? Patience.FOREVER : Math.max(0, Patience.nanos(wait)));
    out.writeBytes(item, 0, item.length);
    boolean waits = wait == null || wait.isPositive();
    if (!waits) {
      return requests.ask(Service.QUEUE, out, moment).readBoolean();
    }
    return requests.askPatiently(Service.QUEUE, out, moment).readBoolean();
  }

  @Override
  public @Nullable Handover take(@Nullable Duration lease, boolean wait, long moment)
      throws InterruptedException {
    Output out = request(QueueOp.TAKE, 16);
    out.writeBoolean(wait);
    out.writeVarLong(lease == null ? 0 : Math.max(1, Patience.nanos(lease)));
    Exchange exchange = requests.begin(Service.QUEUE, out);
    Input in = answer(exchange, moment, !wait);
    if (!in.readBoolean()) {
      exchange.finish();
      return null;
    }
    long id = in.readVarLong();
    int attempt = in.readVarInt();
    return new Taken(exchange, id, attempt, in.readBytes(in.remaining()));
  }

  @Override
  public Drained drain(int most, long moment) {
    Output out = request(QueueOp.DRAIN, 8);
    out.writeVarInt(most);
    Exchange exchange = requests.begin(Service.QUEUE, out);
    try {
      Input in = answer(exchange, moment, true);
      int count = in.readVarInt();
      List<byte[]> items = new ArrayList<>(Math.min(count, 1000));
      for (int i = 0; i < count; i++) {
        items.add(in.readBytes(in.readVarInt()));
      }
      return new Several(items, exchange);
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(), Outcome.NOT_SENT);
    }
  }

  /// Waits for an answer that has to be confirmed, and gives back what cannot be handed out.
  private Input answer(Exchange exchange, long moment, boolean quick) throws InterruptedException {
    boolean done = false;
    try {
      Input in = Answer.check(requests.await(exchange, moment, quick));
      done = true;
      return in;
    } finally {
      if (!done) {
        confirm(exchange, 0);
      }
    }
  }

  /// Says how many of the items sent are in their taker's hands.
  private static void confirm(Exchange exchange, int count) {
    Output out = new Output(8);
    out.writeVarInt(count);
    try {
      exchange.send(out.array(), 0, out.size(), true);
    } catch (HawserException e) {
      // The session is over, so the server does with the item what has to be done.
    }
  }

  @Override
  public State manage(Command command, long moment) {
    Output out =
        switch (command) {
          case Command.Inspect() -> request(QueueOp.INSPECT, 0);
          case Command.Clear() -> request(QueueOp.CLEAR, 0);
          case Command.Capacity(int items) -> {
            Output capacity = request(QueueOp.CAPACITY, 8);
            capacity.writeVarInt(items);
            yield capacity;
          }
        };
    Input in = requests.askFirmly(Service.QUEUE, out, moment, this::what);
    int size = in.readVarInt();
    int removed = in.readVarInt();
    return new State(size, in.readBoolean() ? in.readBytes(in.remaining()) : null, removed);
  }

  private Output request(QueueOp op, int more) {
    Output out = new Output(more + 3 * name.length() + 32);
    out.writeByte(op.ordinal());
    out.writeByte(scope.ordinal());
    out.writeUtf8(name);
    return out;
  }

  private String what() {
    return "an operation on queue '" + name + "'";
  }

  private final class Taken implements Handover {
    private final Exchange exchange;
    private final long lease;
    private final int attempt;
    private final byte[] item;

    Taken(Exchange exchange, long lease, int attempt, byte[] item) {
      this.exchange = exchange;
      this.lease = lease;
      this.attempt = attempt;
      this.item = item;
    }

    @Override
    public byte[] item() {
      return item;
    }

    @Override
    public int attempt() {
      return attempt;
    }

    @Override
    public void accept() {
      confirm(exchange, 1);
    }

    @Override
    public void giveBack() {
      confirm(exchange, 0);
    }

    @Override
    public boolean settle(Settlement settlement, long moment) {
      Output out = request(QueueOp.SETTLE, 24);
      out.writeVarLong(lease);
      Settlements.write(settlement, out);
      return requests
          .askFirmly(Service.QUEUE, out, moment, SessionQueueOwner.this::what)
          .readBoolean();
    }
  }

  private record Several(List<byte[]> items, Exchange exchange) implements Drained {
    @Override
    public void accept(int count) {
      confirm(exchange, count);
    }
  }
}
