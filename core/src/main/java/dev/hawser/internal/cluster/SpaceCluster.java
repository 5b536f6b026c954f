package dev.hawser.internal.cluster;

import static java.util.Objects.requireNonNull;

import dev.hawser.Space;
import dev.hawser.call.Cluster;
import dev.hawser.call.Task1;
import dev.hawser.internal.operation.Async;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A cluster's settings, and the way to its two sides: {@link Job} is a job at whoever submitted
/// it, {@link Lender} is a worker. They meet on a {@link Board}.
public final class SpaceCluster implements Cluster {
  private final Board board;
  private final Settings settings;

  /// How a job is done.
  ///
  /// @param chunk how many items travel together, or 0 if the job is to choose
  record Settings(int chunk, Duration lease, int attempts, Consumer<JobProgress> listener) {}

  private SpaceCluster(Board board, Settings settings) {
    this.board = board;
    this.settings = settings;
  }

  /// The workers of a space.
  public static Cluster in(Space space) {
    Board board = new Board(requireNonNull(space, "space"));
    return new SpaceCluster(board, new Settings(0, Notice.USUAL_LEASE, 5, _ -> {}));
  }

  /// Lends processors of this process.
  public static Lending lend(Space space, int processors) {
    return Lender.start(new Board(requireNonNull(space, "space")), atLeastOne(processors));
  }

  @Override
  public Cluster chunk(int items) {
    return with(
        new Settings(
            atLeastOne(items), settings.lease(), settings.attempts(), settings.listener()));
  }

  @Override
  public Cluster lease(Duration time) {
    Notice.check(requireNonNull(time, "time"));
    return with(new Settings(settings.chunk(), time, settings.attempts(), settings.listener()));
  }

  @Override
  public Cluster attempts(int count) {
    return with(
        new Settings(settings.chunk(), settings.lease(), atLeastOne(count), settings.listener()));
  }

  @Override
  public Cluster onProgress(Consumer<JobProgress> listener) {
    requireNonNull(listener, "listener");
    return with(new Settings(settings.chunk(), settings.lease(), settings.attempts(), listener));
  }

  private Cluster with(Settings others) {
    return new SpaceCluster(board, others);
  }

  private static int atLeastOne(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 is needed, not " + count);
    }
    return count;
  }

  @Override
  public int workers() {
    Roster roster = new Roster(board);
    roster.strikeOffTheDead();
    return roster.workers();
  }

  @Override
  public <A, R extends @Nullable Object, X extends Exception> List<R> map(
      Task1<A, R, X> function, Collection<? extends A> items) throws X, InterruptedException {
    List<A> all = List.copyOf(requireNonNull(items, "items"));
    @Nullable Object[] results = new Object[all.size()];
    job(function, all, (index, result) -> results[index] = result).run();
    @SuppressWarnings("unchecked") // Nothing but results was put in.
    List<R> typed = (List<R>) Arrays.asList(results);
    return Collections.unmodifiableList(typed);
  }

  @Override
  public <A, R extends @Nullable Object> CompletableFuture<List<R>> mapAsync(
      Task1<A, R, ?> function, Collection<? extends A> items) {
    requireNonNull(function, "function");
    List<A> all = List.copyOf(requireNonNull(items, "items"));
    return Async.of("job", () -> map(function, all));
  }

  @Override
  public <A, R extends @Nullable Object, X extends Exception> void forEach(
      Task1<A, R, X> function,
      Collection<? extends A> items,
      BiConsumer<? super A, ? super R> consumer)
      throws X, InterruptedException {
    requireNonNull(consumer, "consumer");
    List<A> all = List.copyOf(requireNonNull(items, "items"));
    job(function, all, (index, result) -> consumer.accept(all.get(index), result)).run();
  }

  private <A, R extends @Nullable Object, X extends Exception> Job<A, R, X> job(
      Task1<A, R, X> function, List<A> items, Job.Sink<R> sink) {
    return new Job<>(board, settings, requireNonNull(function, "function"), items, sink);
  }
}
