package dev.hawser.internal.cluster;

import dev.hawser.Delivery;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.ValueException;
import dev.hawser.call.Cluster.JobProgress;
import dev.hawser.call.Task1;
import dev.hawser.internal.operation.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One job at whoever submitted it, all on the submitter's thread: it keeps a few chunks for each
/// processor on their way, and hands out the results as they come.
///
/// Chunks become smaller towards the end, so that all workers are done at about the same time.
/// While no worker is known only one item is on its way; its result tells that there is one.
final class Job<A, R extends @Nullable Object, X extends Exception> {
  /// Who gets the results, in any order.
  @FunctionalInterface
  interface Sink<R extends @Nullable Object> {
    void accept(int index, R result);
  }

  private static final int CHUNKS_ON_THEIR_WAY = 2;
  private static final int SHARES = 4;
  private static final int SMALLEST_SHARES = 32;
  private static final int LARGEST_CHUNK = 1_000;

  /// After such a silence it is time to see who is still there.
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final UUID id = UUID.randomUUID();
  private final Board board;
  private final SpaceCluster.Settings settings;
  private final Task1<A, R, X> function;
  private final List<A> items;
  private final Sink<R> sink;
  private final Roster roster;
  private final Map<Integer, Sent> onTheirWay = new HashMap<>();
  private int sent;
  private int done;
  private int redelivered;

  /// A chunk on its way.
  ///
  /// @param isCargo whether its items are among the cargo
  private record Sent(int size, boolean isCargo) {}

  Job(
      Board board,
      SpaceCluster.Settings settings,
      Task1<A, R, X> function,
      List<A> items,
      Sink<R> sink) {
    this.board = board;
    this.settings = settings;
    this.function = function;
    this.items = items;
    this.sink = sink;
    this.roster = new Roster(board);
  }

  /// Does it.
  ///
  /// @throws X what the function throws
  void run() throws X, InterruptedException {
    if (items.isEmpty()) {
      return;
    }
    try {
      Delivery<Integer> desk = board.desks().claim();
      boolean finished = false;
      try {
        work(desk.value());
        finished = true;
      } finally {
        leave(desk, finished);
      }
    } catch (CancellationException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
      }
      throw e;
    }
  }

  private void work(int desk) throws X, InterruptedException {
    if (board.jobs().containsKey(Board.key(desk))) {
      board.clear(desk); // Whoever was here has died.
    }
    board.cargo(desk).set(Board.FUNCTION, Parcel.of(function));
    board.jobs().set(Board.key(desk), new Notice(id, settings.lease(), settings.attempts()));
    SharedQueue<Report> results = board.results(desk);
    while (done < items.size()) {
      sendSome(desk);
      Report report = results.poll(SILENCE);
      if (report == null) {
        roster.strikeOffTheDead();
      } else if (report.job().equals(id)) {
        heed(report, desk);
      }
    }
  }

  // ---- sending ----

  private void sendSome(int desk) throws InterruptedException {
    int processors = roster.processors();
    int most = processors == 0 ? 1 : CHUNKS_ON_THEIR_WAY * processors + 1;
    while (sent < items.size() && onTheirWay.size() < most) {
      send(desk, Math.min(chunkSize(processors), items.size() - sent));
    }
  }

  private int chunkSize(int processors) {
    if (settings.chunk() > 0) {
      return settings.chunk();
    }
    if (processors == 0) {
      return 1;
    }
    int share = (items.size() - sent) / (SHARES * processors);
    int least = items.size() / (SMALLEST_SHARES * processors);
    return Math.clamp(Math.max(share, least), 1, LARGEST_CHUNK);
  }

  private void send(int desk, int size) throws InterruptedException {
    List<Object> chunk = List.copyOf(items.subList(sent, sent + size));
    boolean isCargo = !Parcel.isPlain(chunk);
    if (isCargo) {
      board.cargo(desk).set(Board.key(sent), Parcel.of(chunk));
    }
    board.tasks().put(new Chunk(desk, id, sent, isCargo ? null : chunk));
    onTheirWay.put(sent, new Sent(size, isCargo));
    sent += size;
  }

  // ---- results ----

  /// A report about a chunk that is not on its way any more comes from a worker that was too late.
  private void heed(Report report, int desk) throws X {
    Sent chunk = onTheirWay.get(report.first());
    if (chunk == null) {
      return;
    }
    switch (report) {
      case Report.Done(var _, int first, int attempt, Object results) -> {
        onTheirWay.remove(first);
        if (chunk.isCargo()) {
          discard(board.cargo(desk), Board.key(first));
        }
        redelivered += attempt - 1;
        accept(first, chunk.size(), Parcel.unwrap(results));
      }
      case Report.Failed(var _, var _, var _, Object failure) -> throw Job.<X>thrown(failure);
      case Report.Lost(var _, int first, int attempt) ->
          throw new DisconnectedException(
              "items %d to %d were lost with %d workers, one after another; see what their"
                      .formatted(first, first + chunk.size() - 1, attempt - 1)
                  + " processes died of, or allow more with attempts(...)",
              Outcome.MAYBE_EXECUTED);
    }
  }

  /// Removes something large without having it brought here.
  private static void discard(SharedMap<Object> cargo, String key) {
    cargo.set(key, "");
    cargo.remove(key);
  }

  private void accept(int first, int size, Object results) {
    if (!(results instanceof List<?> list) || list.size() != size) {
      throw malformed("something else than %d results".formatted(size));
    }
    for (int i = 0; i < size; i++) {
      @SuppressWarnings("unchecked") // The function, or a worker that lies, has made it.
      R result = (R) list.get(i);
      sink.accept(first + i, result);
    }
    done += size;
    settings.listener().accept(new JobProgress(done, items.size(), roster.workers(), redelivered));
  }

  /// What the function threw: an X, or something unchecked.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T thrown(Object failure) throws T {
    if (Parcel.unwrap(failure) instanceof Throwable thrown) {
      throw (T) thrown;
    }
    throw malformed("something that cannot be thrown");
  }

  private static ValueException malformed(String what) {
    return new ValueException("a worker has sent " + what, Outcome.EXECUTED, null);
  }

  // ---- leaving ----

  /// Takes the job off the board, on a thread that knows of no deadline and no interrupt. One that
  /// was not finished is not waited for: its submitter has no time.
  private void leave(Delivery<Integer> desk, boolean finished) {
    Thread leaving = Threads.start("end-of-job", () -> clear(desk));
    if (finished) {
      try {
        leaving.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void clear(Delivery<Integer> desk) {
    try (desk) {
      board.clear(desk.value());
    } catch (HawserException e) {
      // The session is over, or not allowed this any more: whoever gets the desk next clears it.
    }
  }
}
