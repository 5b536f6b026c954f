package dev.hawser.internal.file;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.PeerState;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.file.lane.LaneOffice;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Cancel;
import dev.hawser.internal.file.protocol.Control.GaveUp;
import dev.hawser.internal.file.protocol.Control.LaneNumber;
import dev.hawser.internal.file.protocol.Control.Named;
import dev.hawser.internal.file.protocol.Control.NoLane;
import dev.hawser.internal.file.protocol.Control.Pause;
import dev.hawser.internal.file.protocol.Control.Resume;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.WantLane;
import dev.hawser.internal.file.protocol.Half;
import dev.hawser.internal.file.protocol.TransferStream;
import dev.hawser.internal.file.receive.Receiver;
import dev.hawser.internal.file.send.Sender;
import dev.hawser.internal.operation.Failures;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One transfer, at one end: owns its stream, hands what the other end says to the half that is
/// here, and sees to it that both ends know when it is over.
///
/// A transfer has a thread of its own. It waits for its turn before that starts. Whatever ends the
/// transfer early, at any time and on any thread, goes through {@link #giveUp}; the thread then
/// finds that there is nothing more to hear, waits until the half has let go of everything, and is
/// done.
public abstract class Task implements TransferStream.Ear {
  /// The half that is here.
  ///
  /// @param outcome completes when the half is over, and has let go of everything
  /// @param sender the half, if it is one
  record Role(Half half, CompletableFuture<Totals> outcome, @Nullable Sender sender) {
    static Role of(Sender sender) {
      return new Role(sender, sender.outcome(), sender);
    }

    static Role of(Receiver receiver) {
      return new Role(receiver, receiver.outcome(), null);
    }
  }

  final Transfers transfers;
  final TransferStream line;
  final LaneOffice lanes;

  /// Guarded by this, as what follows.
  private @Nullable Role role;

  private @Nullable HawserException failure;
  private boolean over;
  private boolean paused;

  Task(Transfers transfers) {
    this.transfers = transfers;
    this.line = new TransferStream(this, transfers.window());
    this.lanes = new LaneOffice(transfers.session(), transfers.desk(), line, transfers.timer());
  }

  /// Prepares the half, on the transfer's own thread; may wait.
  abstract Role prepare() throws InterruptedException;

  /// How it is transferred, as far as that is known.
  abstract TransferOptions options();

  /// It is over, and nothing of it runs any more.
  ///
  /// @param totals what was done, if it did not fail
  /// @param why why it failed
  abstract void concluded(@Nullable Totals totals, @Nullable HawserException why);

  /// The other end says what the only file is called there.
  void named(String name) {}

  /// What is transferred, for people to read.
  @Override
  public abstract String toString();

  // ---- its thread ----

  /// Starts the thread, as its turn has come.
  final void launch() {
    var _ =
        Thread.ofPlatform()
            .daemon()
            .name("hawser-transfer")
            .inheritInheritableThreadLocals(false)
            .start(this::run);
  }

  private void run() {
    Totals totals = null;
    try {
      if (!isOver()) {
        Role mine = prepare();
        totals = run(mine);
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      fail(Failures.of(e, toString()));
    } finally {
      transfers.left(this);
      concluded(totals, totals == null ? failure() : null);
    }
  }

  private @Nullable Totals run(Role mine) throws InterruptedException {
    CompletableFuture<@Nullable Totals> outcome =
        mine.outcome().handle((totals, why) -> halfOver(totals, why));
    if (begin(mine)) {
      try {
        mine.half().start();
        hear(mine);
      } catch (InterruptedException | RuntimeException | Error e) {
        fail(Failures.of(e, toString()));
      }
    }
    return outcome.join();
  }

  /// Takes up a half, unless it is not wanted any more.
  private boolean begin(Role mine) {
    HawserException why;
    boolean pausing;
    synchronized (this) {
      role = mine;
      why = failure;
      pausing = paused;
    }
    Sender sender = mine.sender();
    if (why != null) {
      mine.half().end(why, false);
    } else if (pausing && sender != null) {
      sender.pause();
    }
    return why == null;
  }

  private void hear(Role mine) throws InterruptedException {
    Control message = line.hear();
    while (message != null) {
      mine.half().heard(message);
      message = line.hear();
    }
    if (!line.isFinished()) {
      fail(new ClosedException("the other end broke the transfer off", Outcome.MAYBE_EXECUTED));
    }
  }

  /// The half has nothing more to do.
  private @Nullable Totals halfOver(@Nullable Totals totals, @Nullable Throwable why) {
    if (totals == null) {
      fail(Failures.of(why, toString()));
      return null;
    }
    synchronized (this) {
      if (over) {
        return failure == null ? totals : null;
      }
      over = true;
    }
    line.end();
    line.close();
    lanes.end();
    return totals;
  }

  // ---- its end ----

  final synchronized boolean isOver() {
    return over;
  }

  final synchronized boolean isPaused() {
    return paused;
  }

  private synchronized HawserException failure() {
    HawserException why = failure;
    return why == null ? new ClosedException(this + " was withdrawn", Outcome.NOT_SENT) : why;
  }

  /// Ends it because something is wrong here.
  final void fail(HawserException reason) {
    giveUp(reason, options().keepParts(), new GaveUp(reason));
  }

  /// Ends it because nobody wants it any more.
  final void cancel(HawserException reason) {
    giveUp(reason, false, new Cancel());
  }

  /// Ends it, unless it is over. Does not wait.
  ///
  /// @param keep whether what has arrived of incomplete files may be kept
  /// @param lastWord for the other end, unless that knows
  final void giveUp(HawserException reason, boolean keep, @Nullable Control lastWord) {
    Role present;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      failure = reason;
      present = role;
    }
    // First of all, else the half finds its line ended, and ends for that reason.
    if (present != null) {
      present.half().end(reason, keep);
    }
    if (lastWord != null) {
      line.post(lastWord, true);
    }
    line.close();
    lanes.end();
  }

  /// Lets another transfer have its files, if the other end cannot be reached: most likely it is
  /// the same transfer, made again by a process that was killed.
  final boolean givesWay() {
    boolean reached = transfers.session().state() == PeerState.CONNECTED;
    if (!reached) {
      fail(
          new ClosedException(
              "another transfer took over its file while the connection was lost",
              Outcome.MAYBE_EXECUTED));
    }
    return !reached;
  }

  // ---- what cannot wait, on the thread that reads the connection ----

  @Override
  public void begins(Input first) {}

  @Override
  public final void urgent(Control message) {
    switch (message) {
      case Pause _ -> pause(true);
      case Resume _ -> pause(false);
      case WantLane wish -> lanes.heard(wish);
      case LaneNumber number -> lanes.heard(number);
      case NoLane refusal -> lanes.heard(refusal);
      case Named(String name) -> named(name);
      case Cancel _ -> {
        giveUp(
            new ClosedException("it was cancelled at the other end", Outcome.MAYBE_EXECUTED),
            false,
            null);
        line.end();
      }
      case GaveUp(HawserException reason) -> {
        giveUp(reason, options().keepParts(), null);
        line.end();
      }
      default -> throw TransferStream.malformed(message + " is not urgent");
    }
  }

  /// Stops or goes on, here.
  final void pause(boolean pausing) {
    Role present;
    synchronized (this) {
      paused = pausing;
      present = role;
    }
    Sender sender = present == null ? null : present.sender();
    if (sender != null && pausing) {
      sender.pause();
    } else if (sender != null) {
      sender.resume();
    }
  }

  @Override
  public final void broken(HawserException reason) {
    giveUp(reason, options().keepParts(), null);
  }
}
