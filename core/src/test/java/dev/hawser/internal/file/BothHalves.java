package dev.hawser.internal.file;

import dev.hawser.Address;
import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Filter;
import dev.hawser.internal.disk.NameRules;
import dev.hawser.internal.disk.Scanner;
import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.AsBytes;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Half;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.file.receive.Receiver;
import dev.hawser.internal.file.send.Sender;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// A sender and a receiver in one process, with a line and lanes in memory between them.
final class BothHalves implements AutoCloseable {
  private static final int ROOM = 64;

  final Counts sent = new Counts();
  final Counts received = new Counts();
  final AtomicLong lanes = new AtomicLong();
  private final Sender sender;
  private final Receiver receiver;
  private final Inbox toSender = new Inbox("to the sender");
  private final Inbox toReceiver = new Inbox("to the receiver");
  private final UnaryOperator<Connection> wire;
  private volatile boolean over;

  /// @param wire what becomes of the sender's end of each lane
  BothHalves(
      Path from, Path to, TransferOptions options, Disk disk, UnaryOperator<Connection> wire) {
    this.wire = wire;
    Filter filter = new Filter(options.includes(), options.excludes());
    Scanner scanner = new Scanner(Confined.folder(from), "", filter, options.links());
    Destination destination = new Destination(Confined.folder(to), "", options, NameRules.of(to));
    sender = new Sender(scanner, options, toReceiver, new Lanes(), sent, Timer.system());
    receiver = new Receiver(destination, options, false, disk, toSender, received);
  }

  static BothHalves of(Path from, Path to, TransferOptions options) {
    return new BothHalves(from, to, options, Disk.system(), wire -> wire);
  }

  /// Begins.
  BothHalves start() {
    toSender.start(sender);
    toReceiver.start(receiver);
    receiver.start();
    sender.start();
    return this;
  }

  /// Waits for both ends; they must agree.
  Totals totals() throws Exception {
    Totals heard = sender.outcome().get(50, TimeUnit.SECONDS);
    Totals said = receiver.outcome().get(50, TimeUnit.SECONDS);
    if (!heard.equals(said)) {
      throw new AssertionError(heard + " is not " + said);
    }
    return said;
  }

  /// Ends both, as when the session is over, and waits until they have.
  Throwable cut(boolean keep) {
    over = true;
    HawserException reason = new ClosedException("cut", Outcome.MAYBE_EXECUTED);
    sender.end(reason, keep);
    receiver.end(reason, keep);
    var _ = sender.outcome().handle((_, e) -> e).orTimeout(50, TimeUnit.SECONDS).join();
    return receiver.outcome().handle((_, e) -> e).orTimeout(50, TimeUnit.SECONDS).join();
  }

  /// Waits until so many bytes have arrived.
  void awaitBytes(long bytes) throws InterruptedException {
    while (received.dealtBytes.get() < bytes && !receiver.outcome().isDone()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws InterruptedException {
    var _ = cut(false);
    toSender.join();
    toReceiver.join();
  }

  /// One direction of the line: what is said goes through its bytes, as in earnest.
  private final class Inbox implements Line {
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(ROOM);
    private final String name;
    private Thread thread = Thread.currentThread();

    Inbox(String name) {
      this.name = name;
    }

    @Override
    public void say(Control message) throws InterruptedException {
      byte[] bytes = AsBytes.of(message);
      while (!queue.offer(bytes, 10, TimeUnit.MILLISECONDS)) {
        if (over) {
          throw new ClosedException("the line is cut", Outcome.NOT_SENT);
        }
      }
    }

    void start(Half half) {
      thread = Thread.ofPlatform().daemon().name(name).start(() -> run(half));
    }

    private void run(Half half) {
      try {
        while (!over) {
          byte[] bytes = queue.poll(10, TimeUnit.MILLISECONDS);
          if (bytes != null) {
            half.heard(AsBytes.read(bytes));
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (HawserException e) {
        sender.end(e, true);
        receiver.end(e, true);
      }
    }

    void join() throws InterruptedException {
      thread.join();
    }
  }

  private final class Lanes implements LaneSource {
    @Override
    public Lane open() throws IOException {
      MemoryPair pair = MemoryPair.open();
      long number = lanes.incrementAndGet();
      receiver.lane(number, pair.far());
      return new Lane(number, wire.apply(pair.near()));
    }

    @Override
    public boolean hasCompany() {
      return false;
    }
  }

  /// A connection that breaks after so many bytes were written, or changes one of them.
  static final class Breaking implements Connection {
    private final Connection to;
    private final boolean changes;
    private long left;

    Breaking(Connection to, long left, boolean changes) {
      this.to = to;
      this.left = left;
      this.changes = changes;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return to.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      long before = left;
      left -= length;
      if (before < 0 || before >= length) {
        to.write(buffer, offset, length);
      } else if (changes) {
        byte[] changed = buffer.clone();
        changed[offset + (int) before] ^= 8;
        to.write(changed, offset, length);
      } else {
        to.write(buffer, offset, (int) before);
        to.close();
        throw new IOException("broken on purpose");
      }
    }

    @Override
    public Address remote() {
      return to.remote();
    }

    @Override
    public void close() {
      to.close();
    }
  }
}
