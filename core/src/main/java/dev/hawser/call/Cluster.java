package dev.hawser.call;

import dev.hawser.Space;
import dev.hawser.internal.cluster.SpaceCluster;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work shared out among workers. Immutable: the methods that set something give another one.
///
/// ```java
/// List<Double> parts = Cluster.in(client.globals()).map(task -> integrate(task), tasks);
/// ```
///
/// A worker is any process that {@linkplain #lend lends} its processors in the same space, such as
/// `hawser worker`; it needs no class but Hawser's. Items travel in chunks on a queue of that
/// space, and workers take them on a lease: a chunk whose worker dies, or is cut off for longer
/// than the lease, goes to another. Each item's result counts once, though an item may be worked on
/// more than once, and the function on several threads at once. At most a few chunks per processor
/// are on their way, so that any number of items fits. When a job ends early, what its workers are
/// doing for it is interrupted.
///
/// Everything travels through maps and queues of the space whose names begin with `hawser.`. So a
/// client that submits jobs needs {@link dev.hawser.security.Permission#SHARE} and {@link
/// dev.hawser.security.Permission#CALL_SHIPPED} at its server, and a worker needs {@link
/// dev.hawser.security.Permission#SHARE}. Items, results and exceptions may be of types that only
/// the submitter knows; for such results a worker needs {@link
/// dev.hawser.security.Permission#CALL_SHIPPED}, too, and without it such exceptions arrive as
/// {@link dev.hawser.RemoteException}.
///
/// Safe for use by many threads.
public sealed interface Cluster permits SpaceCluster {
  /// The workers of a space.
  static Cluster in(Space space) {
    return SpaceCluster.in(space);
  }

  /// How many items travel together; by default as many as give each processor several chunks, up
  /// to 500.
  Cluster chunk(int items);

  /// How long a worker may be silent before its chunk goes to another; 10 s by default. Workers
  /// that are alive extend their leases.
  Cluster lease(Duration time);

  /// How often a chunk is tried before the whole job fails with {@link
  /// dev.hawser.DisconnectedException}; 5 by default. Only lost workers count: an item whose
  /// function throws fails the job at once.
  Cluster attempts(int count);

  /// Who is told how far a job has come, after each chunk.
  Cluster onProgress(Consumer<JobProgress> listener);

  /// How far a job has come.
  ///
  /// @param done how many items have their result
  /// @param total how many there are
  /// @param workers how many workers there are now
  /// @param redelivered how many chunks were given to another worker so far
  record JobProgress(int done, int total, int workers, int redelivered) {}

  /// How many workers there are now. One whose connection is lost counts until its session ends.
  int workers();

  /// Applies a function to each item and brings the results in the order of the items. Waits for
  /// workers if there are none.
  ///
  /// @throws X what the function throws for any item; the others are given up
  /// @throws dev.hawser.DeadlineException if the current deadline passed first
  <A, R extends @Nullable Object, X extends Exception> List<R> map(
      Task1<A, R, X> function, Collection<? extends A> items) throws X, InterruptedException;

  /// As {@link #map}, without waiting. Cancelling the future gives the job up.
  <A, R extends @Nullable Object> CompletableFuture<List<R>> mapAsync(
      Task1<A, R, ?> function, Collection<? extends A> items);

  /// As {@link #map}, handing out each result as it comes, in any order, on the calling thread.
  <A, R extends @Nullable Object, X extends Exception> void forEach(
      Task1<A, R, X> function,
      Collection<? extends A> items,
      BiConsumer<? super A, ? super R> consumer)
      throws X, InterruptedException;

  /// Lends some processors of this process, until closed. This end must grant its server {@link
  /// dev.hawser.security.Permission#CALL_SHIPPED}: whoever may ship code through that server runs
  /// it here.
  ///
  /// @param space where the work is
  /// @param processors how many items are worked on side by side
  /// @throws dev.hawser.PermissionException if this end may not use the space's maps and queues
  static Lending lend(Space space, int processors) {
    return SpaceCluster.lend(space, processors);
  }

  /// Processors that are lent.
  interface Lending extends AutoCloseable {
    /// How many items were done.
    long done();

    /// Waits until it is closed.
    ///
    /// @throws dev.hawser.HawserException what ended it, if it was not closed: the end of the
    ///   session, say, or that this end has not granted its server {@link
    ///   dev.hawser.security.Permission#CALL_SHIPPED}
    void await() throws InterruptedException;

    /// Takes nothing more, and waits until what is being worked on is done. If that is interrupted,
    /// the work goes on. Closing twice does nothing.
    @Override
    void close();
  }
}
