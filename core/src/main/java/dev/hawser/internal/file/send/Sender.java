package dev.hawser.internal.file.send;

import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Scanner;
import dev.hawser.internal.file.lane.LaneSource;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.Ack;
import dev.hawser.internal.file.protocol.Control.Again;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Done;
import dev.hawser.internal.file.protocol.Control.Failed;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.Had;
import dev.hawser.internal.file.protocol.Control.LaneEnded;
import dev.hawser.internal.file.protocol.Control.Old;
import dev.hawser.internal.file.protocol.Control.Pause;
import dev.hawser.internal.file.protocol.Control.Resume;
import dev.hawser.internal.file.protocol.Control.Steps;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import dev.hawser.internal.file.protocol.Control.Wanted;
import dev.hawser.internal.file.protocol.Half;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.time.Timer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The end of a transfer that reads files and sends them.
///
/// One thread finds the files and tells the receiver of them, which answers what it wants. Each
/// lane has a thread that reads what is wanted and writes it; the transfer's own stream is a lane,
/// too, and the only one until there is much to send.
public final class Sender implements Half {
  /// Less is sent on the transfer's own stream.
  private static final long WORTH_A_LANE = 1 << 20;

  /// A line that holds more than this is worth a second lane.
  private static final long WORTH_TWO_LANES = 1 << 20;

  private static final long LOOK_AFTER_LANES = 5_000_000_000L;

  /// How long threads may take to end before the outcome is told all the same.
  private static final long LONGEST_END = 5_000_000_000L;

  private final Scanner scanner;
  private final TransferOptions options;
  private final Line line;
  private final Meter meter;
  private final Timer timer;
  private final Outgoing outgoing;
  private final LaneWriter.Shared shared;
  private final LaneKeeper keeper;
  private final Crew crew = new Crew(reason -> end(reason, true));
  private final CompletableFuture<Totals> outcome = new CompletableFuture<>();
  private final AtomicReference<@Nullable HawserException> reason = new AtomicReference<>();

  /// How many threads there are for lanes, that of the stream among them.
  private int writers;

  private volatile boolean allSent;

  /// Creates one that has not begun.
  ///
  /// @param scanner finds the files
  /// @param options how it is done
  /// @param line to the receiver
  /// @param lanes further connections
  /// @param meter who is told
  /// @param timer the time
  public Sender(
      Scanner scanner,
      TransferOptions options,
      Line line,
      LaneSource lanes,
      Meter meter,
      Timer timer) {
    this.scanner = scanner;
    this.options = options;
    this.line = line;
    this.meter = meter;
    this.timer = timer;
    this.outgoing = new Outgoing(meter, timer);
    Pacer pacer = new Pacer(options.bytesPerSecond(), timer, outgoing);
    this.shared =
        new LaneWriter.Shared(
            outgoing, lanes, line, meter, pacer, scanner::recheck, options.verify());
    this.keeper = new LaneKeeper(shared);
    var _ = crew.gone().thenRun(this::gone);
  }

  /// Completes with what the receiver counted when it has finished; exceptionally, with the reason,
  /// when the transfer ends before.
  public CompletableFuture<Totals> outcome() {
    return outcome;
  }

  @Override
  public void start() {
    crew.start("file-scan", this::scan);
  }

  private void scan() throws InterruptedException {
    Manifest manifest = new Manifest(outgoing, line, meter, timer);
    scanner.scan(manifest);
    manifest.end();
    if (outgoing.awaitSettled()) {
      allSent = true;
      line.say(new AllSent());
    }
  }

  /// Sends nothing more until {@link #resume}. Does not wait.
  public void pause() {
    outgoing.pause(true);
  }

  /// Goes on. Does not wait.
  public void resume() {
    outgoing.pause(false);
  }

  // ---- what the receiver says ----

  @Override
  public void heard(Control message) {
    switch (message) {
      case Had had ->
          outgoing.heard(all -> all.had(had.file(), had.firstChunk(), had.had(), had.sums()));
      case Old old -> outgoing.heard(all -> all.old(old.file(), old.slice()));
      case Verdicts verdicts ->
          outgoing.heard(all -> all.verdicts(verdicts.upTo(), verdicts.wanted(), verdicts.later()));
      case Wanted wanted -> outgoing.heard(all -> all.wanted(wanted.file()));
      case Ack ack -> outgoing.acknowledged(ack.lane(), ack.chunks());
      case LaneEnded ended -> outgoing.laneEnded(ended.lane(), ended.chunks());
      case Done done -> outgoing.heard(all -> done.files().forEach(all::done));
      case Failed failed -> outgoing.heard(all -> all.failed(failed.file(), failed.failure()));
      case Again again -> outgoing.heard(all -> all.again(again.file(), again.chunks()));
      case Steps steps -> steps.steps().forEach(meter::planned);
      case Finished finished -> finished(finished.totals());
      case Pause _ -> pause();
      case Resume _ -> resume();
      default -> throw malformed("it says what only a sender can say");
    }
    addWriters();
  }

  private static ValueException malformed(String what) {
    return new ValueException(
        "malformed: the receiver of a transfer does not do as agreed: " + what,
        Outcome.MAYBE_EXECUTED,
        null);
  }

  private void finished(Totals totals) {
    if (!allSent) {
      throw malformed("it has finished before everything was sent");
    }
    var _ = outcome.complete(totals);
    shutDown();
  }

  // ---- threads ----

  /// Starts a thread for each lane that is worth it by now.
  private void addWriters() {
    if (writers == 0 && outgoing.hasWork()) {
      writers++;
      crew.start("file-stream", this::writeStream);
    }
    while (writers > 0 && writers <= lanes()) {
      if (writers == 1) {
        lookAfterLanes();
      }
      writers++;
      crew.start("file-lane", keeper::run);
    }
  }

  /// How many lanes are worth it, beside the stream.
  private int lanes() {
    if (outgoing.wantedBytes() <= WORTH_A_LANE) {
      return 0;
    }
    if (options.connections() > 0) {
      return options.connections();
    }
    return outgoing.lineHolds() > WORTH_TWO_LANES ? 2 : 1;
  }

  private void writeStream() throws InterruptedException {
    try {
      new LaneWriter(outgoing.stream(), shared).run();
    } catch (IOException e) {
      throw new IllegalStateException("a stream is no connection", e);
    }
  }

  private void lookAfterLanes() {
    if (!outgoing.isOver()) {
      outgoing.giveUpStalled();
      var _ = timer.schedule(LOOK_AFTER_LANES, this::lookAfterLanes);
    }
  }

  // ---- the end ----

  @Override
  public void end(HawserException why, boolean keep) {
    var _ = reason.compareAndSet(null, why);
    if (!outcome.isDone()) {
      var _ = timer.schedule(LONGEST_END, this::tellReason);
    }
    shutDown();
  }

  private void shutDown() {
    outgoing.end();
    keeper.end();
    crew.end();
  }

  /// All threads have ended.
  private void gone() {
    outgoing.closeFiles();
    tellReason();
  }

  private void tellReason() {
    HawserException why = reason.get();
    if (why != null) {
      var _ = outcome.completeExceptionally(why);
    }
  }
}
