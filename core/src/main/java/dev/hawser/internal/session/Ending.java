package dev.hawser.internal.session;

import dev.hawser.PeerState;
import dev.hawser.internal.session.Keeper.Prospect;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the ends of a session wait for before its last connection goes, and for how long at most.
///
/// ```
///   who closes                              the other end
///   all accepted is there      GOODBYE ---> has read it
///   is over            <--- ACK of GOODBYE  passes over what follows
///   closes the connection              ---> is over
/// ```
///
/// Who closes is the one to close the connection, so that the answer cannot get lost with it.
final class Ending {
  private static final long DELIVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);
  private static final long PARTING_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ResumableSession session;
  private final Outbox outbox;
  private final Keeper keeper;
  private final CountDownLatch over = new CountDownLatch(1);

  /// Why the other end closed the session, if it did.
  private volatile @Nullable String theirs;

  Ending(ResumableSession session, Keeper keeper) {
    this.session = session;
    this.outbox = session.outbox();
    this.keeper = keeper;
  }

  // ---- this end closes the session ----

  /// Says GOODBYE behind all that was accepted, and waits for the answer: as long as content is on
  /// its way, and then for a moment. Without a connection, content waits for one that may come, and
  /// GOODBYE alone only for one that is being made.
  ///
  /// @return why this end leaves: the reason of whoever closed it first
  String sayGoodbye(String reason) {
    long limit = System.nanoTime() + MOST_NANOS;
    outbox.sayGoodbye(reason, false);
    await(DELIVERY_NANOS, outbox::isReadyToPart, Prospect.LATER);
    outbox.sayGoodbye(reason, true);
    long left = limit - System.nanoTime();
    await(Math.min(ANSWER_NANOS, left), outbox::isAnswered, Prospect.UNDER_WAY);
    return Objects.requireNonNullElse(outbox.farewell(), reason);
  }

  /// Waits until something holds, or the session is over, or the connection is gone and what can be
  /// hoped for is not enough.
  private void await(long nanos, BooleanSupplier enough, Prospect least) {
    outbox.await(
        nanos,
        () ->
            enough.getAsBoolean()
                || session.state() == PeerState.CLOSED
                || outbox.link() == null && keeper.prospect().compareTo(least) < 0);
  }

  // ---- the other end closes the session ----

  /// The other end said GOODBYE.
  void heardGoodbye(String reason) {
    theirs = reason;
  }

  /// Whether the other end has said GOODBYE.
  boolean hasHeardGoodbye() {
    return theirs != null;
  }

  /// Answers GOODBYE, once.
  void answerGoodbye() {
    if (session.state() != PeerState.CLOSED) {
      outbox.requestAck();
      session.finish("the other end closed the session: " + theirs);
      outbox.flushWithoutWaiting();
    }
  }

  /// If the other end said GOODBYE, waits until it has closed the connection; if this end said it,
  /// too, until the answer is written.
  void awaitParting(Link link) {
    if (hasHeardGoodbye()) {
      outbox.await(
          PARTING_NANOS,
          () -> outbox.link() != link || outbox.isLeaving() && outbox.isAllWritten());
    }
  }

  // ---- afterwards ----

  /// How the other end is told of the end if it comes back without having heard of it: why it was
  /// closed, or null if neither end closed it.
  @Nullable String farewell() {
    return theirs == null ? outbox.farewell() : "its client closed it";
  }

  /// Everybody has been told.
  void told() {
    over.countDown();
  }

  /// Waits until everybody has been told.
  void awaitTold() {
    boolean interrupted = false;
    long limit = System.nanoTime() + TOLD_NANOS;
    while (true) {
      try {
        boolean _ = over.await(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
