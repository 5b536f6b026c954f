package dev.hawser.internal.file.lane;

import dev.hawser.internal.file.protocol.Control.LaneNumber;
import dev.hawser.internal.file.protocol.Control.NoLane;
import dev.hawser.internal.file.protocol.Control.WantLane;
import dev.hawser.internal.file.protocol.TransferStream;
import dev.hawser.internal.session.Session;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// How one transfer comes by its lanes. The server gives the numbers and the client dials,
/// whichever of them sends.
public final class LaneOffice implements LaneSource {
  /// Who takes the lanes that the other end sends on.
  @FunctionalInterface
  public interface Taker {
    void lane(long number, Connection connection);
  }

  /// How many lanes of one transfer may be on their way at once.
  private static final int MOST = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String OVER = "the transfer is over";

  private final Session session;
  private final LaneDesk desk;
  private final TransferStream line;
  private final Timer timer;

  /// Guarded by this, as what follows: the client's requests for numbers, the oldest first.
  private final Queue<CompletableFuture<Long>> wanted = new ArrayDeque<>();

  /// The numbers that the server's end has given out and that were not dialled yet.
  private final Set<Long> given = new HashSet<>();

  /// What threads of the sender wait for.
  private final List<CompletableFuture<?>> awaited = new ArrayList<>();

  private int dialling;
  private @Nullable Taker taker;
  private boolean over;

  /// Creates that of one transfer.
  ///
  /// @param desk shared by all transfers of the session
  public LaneOffice(Session session, LaneDesk desk, TransferStream line, Timer timer) {
    this.session = session;
    this.desk = desk;
    this.line = line;
    this.timer = timer;
  }

  /// Says who takes lanes, if this end receives.
  public synchronized void takenBy(Taker receiver) {
    taker = (number, connection) -> receiver.lane(number, yielding(connection));
  }

  // ---- the sender's end ----

  @Override
  public Lane open() throws IOException, InterruptedException {
    return session.dials() ? dial() : expect();
  }

  @Override
  public boolean hasCompany() {
    return session.hasCompany();
  }

  private Lane dial() throws IOException, InterruptedException {
    CompletableFuture<Long> number = new CompletableFuture<>();
    synchronized (this) {
      wanted.add(number);
    }
    line.post(new WantLane(), false);
    try {
      return dial(await(number));
    } finally {
      forget(number);
    }
  }

  private Lane dial(long number) throws IOException {
    try {
      return new Lane(number, stillWanted(session.dialLane(number)));
    } catch (IOException | RuntimeException e) {
      line.post(new NoLane(number, String.valueOf(e.getMessage())), false);
      throw e;
    }
  }

  private synchronized void forget(CompletableFuture<Long> number) {
    wanted.removeIf(each -> each == number);
  }

  private Lane expect() throws IOException, InterruptedException {
    CompletableFuture<Connection> made = new CompletableFuture<>();
    long number = desk.expect(new Awaited(made));
    try {
      line.post(new LaneNumber(number), false);
      return new Lane(number, stillWanted(await(made)));
    } finally {
      var _ = desk.forget(number);
      made.cancel(false);
    }
  }

  /// The sender waits for it.
  private record Awaited(CompletableFuture<Connection> made) implements LaneDesk.Expectant {
    @Override
    public void arrived(Connection connection) {
      if (!made.complete(connection)) {
        connection.close();
      }
    }

    @Override
    public void failed(String reason) {
      made.completeExceptionally(new IOException(reason));
    }
  }

  private <T> T await(CompletableFuture<T> coming) throws IOException, InterruptedException {
    if (!waitsFor(coming)) {
      throw new IOException(OVER);
    }
    Timer.Alarm alarm =
        timer.schedule(
            PATIENCE.toNanos(),
            () -> coming.completeExceptionally(new IOException("no lane came in time")));
    try {
      return coming.get();
    } catch (ExecutionException e) {
      throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
    } finally {
      alarm.cancel();
      waitsNoMore(coming);
    }
  }

  private synchronized boolean waitsFor(CompletableFuture<?> coming) {
    return !over && awaited.add(coming);
  }

  private synchronized void waitsNoMore(CompletableFuture<?> coming) {
    awaited.removeIf(each -> each == coming);
  }

  private Connection stillWanted(Connection connection) throws IOException {
    if (isOver()) {
      connection.close();
      throw new IOException(OVER);
    }
    return yielding(connection);
  }

  private Connection yielding(Connection connection) {
    return new YieldingLane(connection, session::hasCompany);
  }

  private synchronized boolean isOver() {
    return over;
  }

  // ---- what the other end says; on the thread that reads the connection ----

  /// The client's end wants a number.
  public void heard(WantLane message) {
    Taker takes = taker();
    if (session.dials() || takes == null) {
      line.post(new NoLane(0, "this end takes no lanes"), false);
      return;
    }
    Given expectant = new Given(takes);
    long number = desk.expect(expectant);
    expectant.number = number;
    if (!give(number)) {
      var _ = desk.forget(number);
      line.post(new NoLane(0, "too many lanes are on their way already"), false);
      return;
    }
    var _ = timer.schedule(2 * PATIENCE.toNanos(), () -> expire(number));
    line.post(new LaneNumber(number), false);
  }

  private synchronized @Nullable Taker taker() {
    return over ? null : taker;
  }

  private synchronized boolean give(long number) {
    return !over && given.size() < MOST && given.add(number);
  }

  private void expire(long number) {
    var _ = desk.forget(number);
    synchronized (this) {
      given.remove(number);
    }
  }

  /// The receiver waits for it, if it comes.
  private final class Given implements LaneDesk.Expectant {
    private final Taker takes;
    private volatile long number;

    Given(Taker takes) {
      this.takes = takes;
    }

    @Override
    public void arrived(Connection connection) {
      expire(number);
      if (isOver()) {
        connection.close();
      } else {
        takes.lane(number, connection);
      }
    }

    @Override
    public void failed(String reason) {
      expire(number);
    }
  }

  /// The server's end expects a lane: this end's own wish, or the sender's.
  public void heard(LaneNumber message) {
    CompletableFuture<Long> wish;
    Taker takes;
    synchronized (this) {
      wish = wanted.poll();
      takes = over ? null : taker;
    }
    if (wish != null) {
      wish.complete(message.number());
    } else if (session.dials() && takes != null) {
      dialFor(message.number(), takes);
    }
  }

  private void dialFor(long number, Taker takes) {
    synchronized (this) {
      if (dialling < MOST) {
        dialling++;
      } else {
        line.post(new NoLane(number, "too many lanes are on their way already"), false);
        return;
      }
    }
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("hawser-dialling-lane-" + number)
            .inheritInheritableThreadLocals(false)
            .start(() -> dialNow(number, takes));
  }

  private void dialNow(long number, Taker takes) {
    try {
      takes.lane(number, stillWanted(session.dialLane(number)));
    } catch (IOException | RuntimeException e) {
      line.post(new NoLane(number, String.valueOf(e.getMessage())), false);
    } finally {
      synchronized (this) {
        dialling--;
      }
    }
  }

  /// The other end could not dial, or will not have a lane.
  public void heard(NoLane message) {
    CompletableFuture<Long> wish = null;
    if (session.dials()) {
      synchronized (this) {
        wish = wanted.poll();
      }
    }
    LaneDesk.Expectant expectant = session.dials() ? null : desk.forget(message.number());
    if (wish != null) {
      wish.completeExceptionally(new IOException(message.reason()));
    }
    if (expectant != null) {
      expectant.failed(message.reason());
    }
  }

  /// The transfer is over.
  public void end() {
    Set<Long> numbers;
    List<CompletableFuture<?>> waits;
    synchronized (this) {
      over = true;
      numbers = Set.copyOf(given);
      waits = List.copyOf(awaited);
    }
    numbers.forEach(this::expire);
    IOException reason = new IOException(OVER);
    waits.forEach(each -> each.completeExceptionally(reason));
  }
}
