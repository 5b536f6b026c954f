package dev.hawser.internal.file;

import dev.hawser.ClosedException;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferProgress.State;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.file.protocol.Control.Begin;
import dev.hawser.internal.file.protocol.Control.Cancel;
import dev.hawser.internal.file.protocol.Control.Pause;
import dev.hawser.internal.file.protocol.Control.Resume;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Way;
import dev.hawser.internal.file.receive.Receiver;
import dev.hawser.internal.file.send.Sender;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Service;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.Timer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transfer that this end has begun.
final class OutgoingTransfer extends Task {
  private final Begin begin;
  private final Path local;
  private final Progress progress;
  private final TransferFuture future = new TransferFuture(this);
  private final @Nullable News news;

  OutgoingTransfer(Transfers transfers, Begin begin, Path local) {
    super(transfers);
    this.begin = begin;
    this.local = local;
    this.progress = new Progress(transfers.timer());
    Consumer<TransferProgress> listener = begin.options().listener();
    this.news = listener == null ? null : new News(listener, this::now, transfers.timer());
  }

  /// As programs see it.
  TransferFuture future() {
    return future;
  }

  /// Begins, when its turn has come. Does not wait.
  void start() {
    if (news != null) {
      news.start();
    }
    if (Deadline.current() != null) {
      Patience patience = transfers.channel().patience();
      Timer.Alarm alarm = patience.alarm(patience.waiting(), this::tooLate);
      var _ = future.whenComplete((_, _) -> alarm.cancel());
    }
    transfers.begin(this);
  }

  private void tooLate() {
    cancel(new DeadlineException(this + " was not done by its deadline", Outcome.MAYBE_EXECUTED));
  }

  // ---- what programs ask for ----

  /// How far it has come.
  TransferProgress now() {
    return progress.now(state());
  }

  private State state() {
    if (future.isDone()) {
      return State.DONE;
    }
    if (isPaused()) {
      return State.PAUSED;
    }
    boolean connected = transfers.session().state() == PeerState.CONNECTED;
    return connected ? State.RUNNING : State.RECONNECTING;
  }

  /// Has the sender stop, whichever end that is, or go on.
  void setPaused(boolean pausing) {
    if (!isOver() && isPaused() != pausing) {
      pause(pausing);
      line.post(pausing ? new Pause() : new Resume(), false);
    }
  }

  /// Ends it at both ends.
  void cancelled() {
    cancel(new ClosedException(this + " was cancelled", Outcome.MAYBE_EXECUTED));
  }

  /// What would be done, if that was asked for and is known.
  TransferPlan plan() {
    return progress.plan();
  }

  // ---- its thread ----

  @Override
  Role prepare() throws InterruptedException {
    return begin.way() == Way.PUT ? sender() : receiver();
  }

  private Role sender() throws InterruptedException {
    SourceFiles source = SourceFiles.here(local, begin.folder());
    Sender sender =
        new Sender(source.scanner(options()), options(), line, lanes, progress, transfers.timer());
    ask();
    return Role.of(sender);
  }

  /// Waits until the other end has found what is wanted, before anything is made here.
  private Role receiver() throws InterruptedException {
    ask();
    line.await();
    TargetFiles target =
        TargetFiles.here(local, nameOf(begin.remote()), begin.folder(), begin.dry());
    progress.single(target.start());
    Receiver receiver =
        new Receiver(
            target.destination(options()), options(), begin.dry(), Disk.system(), line, progress);
    receiver.heldBy(this::givesWay);
    lanes.takenBy(receiver::lane);
    return Role.of(receiver);
  }

  private void ask() throws InterruptedException {
    Stream stream = transfers.session().open(Service.FILE, line);
    line.begin(stream, begin);
    if (isOver()) {
      line.post(new Cancel(), true);
    } else if (isPaused()) {
      line.post(new Pause(), false);
    }
  }

  /// The last name of a path at the other end.
  static String nameOf(String remote) {
    int end = remote.length();
    while (end > 0 && remote.charAt(end - 1) == '/') {
      end--;
    }
    return remote.substring(remote.lastIndexOf('/', end - 1) + 1, end);
  }

  @Override
  void named(String name) {
    progress.single(name);
  }

  @Override
  TransferOptions options() {
    return begin.options();
  }

  // ---- its end ----

  @Override
  void concluded(@Nullable Totals totals, @Nullable HawserException why) {
    Threads.start(
        "end-of-transfer",
        () -> {
          News listening = news;
          CompletableFuture<Void> told =
              listening == null
                  ? CompletableFuture.completedFuture(null)
                  : listening.last(progress.now(State.DONE));
          told.join();
          complete(totals, why);
        });
  }

  private void complete(@Nullable Totals totals, @Nullable HawserException why) {
    FileException failure = begin.dry() ? null : progress.failure(begin.folder(), begin.remote());
    if (why != null || totals == null) {
      HawserException told = Failures.of(why, toString());
      if (failure != null && told instanceof FileException) {
        told.addSuppressed(failure);
      }
      var _ = future.completeExceptionally(told);
    } else if (failure != null) {
      var _ = future.completeExceptionally(failure);
    } else {
      var _ = future.complete(progress.result(totals));
    }
  }

  @Override
  public String toString() {
    String kind = begin.folder() ? "folder '" : "file '";
    return begin.way() == Way.PUT
        ? "putting " + kind + local + "' to '" + begin.remote() + "'"
        : "getting " + kind + begin.remote() + "'";
  }
}
