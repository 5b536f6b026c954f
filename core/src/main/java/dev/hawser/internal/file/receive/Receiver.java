package dev.hawser.internal.file.receive;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.Outcome;
import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Destination;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.disk.Holder;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control;
import dev.hawser.internal.file.protocol.Control.AllSent;
import dev.hawser.internal.file.protocol.Control.Broken;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Control.Entries;
import dev.hawser.internal.file.protocol.Control.Finished;
import dev.hawser.internal.file.protocol.Control.LaneLost;
import dev.hawser.internal.file.protocol.Control.Same;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Sent;
import dev.hawser.internal.file.protocol.Control.SentFile;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Control.Unreadable;
import dev.hawser.internal.file.protocol.Half;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.operation.Failures;
import dev.hawser.internal.operation.Threads;
import dev.hawser.spi.Connection;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The end of a transfer where files arrive.
///
/// The {@link Decider} goes through the entries in their order. Files of one chunk are wanted at
/// once; larger ones, and those with an older version, go through the {@link Preparation}. Chunks
/// come on the transfer's stream and on lanes, into the {@link ChunkStore}; the {@link Completion}
/// gives files their names. All that is said goes through the {@link Answers}.
///
/// Nothing that the sender says is believed: what cannot be true ends the transfer.
public final class Receiver implements Half {
  private static final int DIGEST = 32;

  private final Reception reception;
  private final Preparation preparation;
  private final Decider decider;
  private final Completion completion;
  private final ChunkStore store;
  private final ReceivingLanes lanes;
  private final Thread deciding = Workers.unstarted("hawser-receive-decide", this::decide);
  private final CompletableFuture<Totals> outcome = new CompletableFuture<>();

  private final byte[] scratch = new byte[Chunk.SIZE];
  private long chunks;

  /// Held while something is heard, so that nothing is closed meanwhile.
  private final Object hearing = new Object();

  private final AtomicBoolean ended = new AtomicBoolean();

  /// What was done, once nothing is left to do but to say so.
  private volatile @Nullable Totals done;

  /// @param dry whether only a plan is wanted
  public Receiver(
      Destination destination,
      TransferOptions options,
      boolean dry,
      Disk disk,
      Line line,
      Meter meter) {
    Answers answers = new Answers(line, this::fail);
    Agenda agenda = new Agenda();
    Workers workers = new Workers(this::fail);
    reception = new Reception(options, disk, meter, new Tally(), answers, agenda, workers);
    completion = new Completion(reception, this::openMore);
    preparation = new Preparation(reception, completion);
    decider = new Decider(reception, destination, preparation, dry);
    store = new ChunkStore(reception, completion);
    lanes = new ReceivingLanes(store, answers, this::fail);
  }

  /// What was done, once the sender was told; or why it has ended before. By then all threads and
  /// lanes of this half are gone, and all files are closed.
  public CompletableFuture<Totals> outcome() {
    return outcome;
  }

  /// Tells the sender nothing of what is in older versions of its files, because it may not read
  /// them; before the start.
  public void hideOld() {
    preparation.hideOld();
  }

  /// Says whether files are let go of for somebody else; before the start.
  public void heldBy(Holder task) {
    preparation.heldBy(task);
  }

  @Override
  public void start() {
    reception.answers().start();
    deciding.start();
  }

  /// Takes over one more connection on which chunks come.
  public void lane(long number, Connection connection) {
    lanes.add(number, connection);
  }

  // ---- what the sender says ----

  @Override
  public void heard(Control message) {
    synchronized (hearing) {
      if (!reception.agenda().isEnded()) {
        hear(message);
        reception.answers().sayDone();
      }
    }
  }

  private void hear(Control message) {
    switch (message) {
      case Entries entries -> hearEntries(entries);
      case Unreadable unreadable -> {
        reception.tally().failed();
        reception.meter().failed(unreadable.failure());
      }
      case Scanned _ -> {
        reception.agenda().scanned();
        reception.meter().counted();
      }
      case Data data -> hearData(data);
      case Sent(List<SentFile> files) -> files.forEach(this::hearSent);
      case Same(int number) -> {
        IncomingFile file = reception.agenda().file(number);
        if (file != null) {
          completion.same(file);
        }
      }
      case Broken broken -> {
        IncomingFile file = reception.agenda().file(broken.file());
        if (file != null) {
          completion.broken(file, broken.failure());
        }
      }
      case LaneLost(long lane) -> lanes.lost(lane);
      case AllSent _ -> reception.agenda().allSent();
      default -> throw Agenda.lie("a sender does not say " + message.getClass().getSimpleName());
    }
  }

  private void hearEntries(Entries message) {
    reception.agenda().add(message.first(), message.entries());
    for (Entry entry : message.entries()) {
      reception.meter().found(entry.kind() == Entry.Kind.FILE, entry.size());
    }
  }

  private void hearData(Data data) {
    store.store(data.chunk(), data.bytes(), data.offset(), scratch);
    chunks++;
    if (data.chunk().asks()) {
      reception.answers().acknowledge(0, chunks);
    }
  }

  private void hearSent(SentFile sent) {
    int expected = reception.options().verify() ? DIGEST : 0;
    if (sent.digest().length != DIGEST || sent.sha256().length < expected) {
      throw Agenda.lie("the digest of file " + sent.file() + " is missing");
    }
    IncomingFile file = reception.agenda().file(sent.file());
    if (file != null) {
      file.sent(sent);
      completion.check(file);
    }
  }

  // ---- the thread that decides ----

  private void decide() {
    try {
      Totals totals = decider.run();
      if (totals != null) {
        done = totals;
        reception.answers().finish(new Finished(totals));
        end(new ClosedException("the transfer is over", Outcome.EXECUTED), true);
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void openMore() {
    preparation.open();
  }

  // ---- the end ----

  private void fail(Throwable failure) {
    end(Failures.of(failure, "receiving files"), true);
  }

  @Override
  public void end(HawserException reason, boolean keep) {
    if (ended.compareAndSet(false, true)) {
      reception.agenda().end();
      reception.answers().close();
      lanes.close();
      Workers.unstarted("hawser-receive-end", () -> close(reason, keep)).start();
    }
  }

  /// Waits for all threads, then closes what is open.
  private void close(HawserException reason, boolean keep) {
    try {
      join();
      reception.agenda().files().forEach(file -> file.endAnyway(!keep));
      decider.finish();
    } catch (InterruptedException | RuntimeException | Error e) {
      Threads.log(Level.WARNING, "a transfer did not end as it should", e);
    }
    Totals totals = done;
    if (totals != null) {
      boolean _ = outcome.complete(totals);
    } else {
      boolean _ = outcome.completeExceptionally(reason);
    }
  }

  private void join() throws InterruptedException {
    reception.agenda().files().forEach(IncomingFile::dropOld);
    deciding.join();
    lanes.join();
    synchronized (hearing) {
      reception.workers().close();
    }
    reception.answers().join();
  }
}
