package dev.hawser.internal.file;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferPlan.Action;
import dev.hawser.file.TransferPlan.Step;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import dev.hawser.file.TransferredFile;
import dev.hawser.internal.file.protocol.Control.Totals;
import dev.hawser.internal.file.protocol.Meter;
import dev.hawser.internal.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts what one transfer does, at the end that asked for it.
final class Progress implements Meter {
  private static final int MOST_FAILURES = 1000;
  private static final int SHOWN_FAILURES = 3;

  private final Timer timer;
  private final long start;

  /// Guarded by this, as all that follows.
  private final Rate rate;

  private final List<TransferredFile> stored = new ArrayList<>();
  private final List<FileException> failures = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private String name = "";
  private long bytes;
  private long totalBytes;
  private long files;
  private long totalFiles;
  private long failed;
  private boolean counted;
  private long travelled;
  private String current = "";

  Progress(Timer timer) {
    this.timer = timer;
    this.start = timer.nanoTime();
    this.rate = new Rate(timer);
  }

  /// Says what the only file is called at the destination.
  synchronized void single(String file) {
    name = file;
  }

  private String shown(String path) {
    return path.isEmpty() ? name : path;
  }

  @Override
  public synchronized void found(boolean file, long size) {
    if (file) {
      totalFiles++;
      totalBytes += size;
    }
  }

  @Override
  public synchronized void counted() {
    counted = true;
  }

  @Override
  public synchronized void dealt(String path, long size) {
    bytes += size;
    rate.add(size);
    current = shown(path);
  }

  @Override
  public synchronized void fileDealt(String path) {
    files++;
    current = shown(path);
  }

  @Override
  public synchronized void travelled(long size) {
    travelled += size;
  }

  @Override
  public synchronized void stored(String path, long size, String digest) {
    stored.add(new TransferredFile(path, size, digest));
  }

  @Override
  public synchronized void failed(FileException failure) {
    failed++;
    if (failures.size() < MOST_FAILURES) {
      failures.add(failure);
    }
  }

  @Override
  public synchronized void planned(Step step) {
    steps.add(step);
  }

  /// How far it has come.
  synchronized TransferProgress now(TransferProgress.State state) {
    return new TransferProgress(
        state, bytes, totalBytes, files, totalFiles, counted, travelled, rate.perSecond(), current);
  }

  /// What was done, as the receiver has counted.
  synchronized TransferResult result(Totals totals) {
    List<TransferredFile> named =
        stored.stream()
            .map(file -> new TransferredFile(shown(file.path()), file.size(), file.digest()))
            .toList();
    return new TransferResult(
        named,
        totals.equal(),
        totals.skipped(),
        totals.folders(),
        totals.links(),
        totals.deleted(),
        totals.bytes(),
        travelled,
        totals.savedBytes(),
        Duration.ofNanos(timer.nanoTime() - start));
  }

  /// What would be done.
  synchronized TransferPlan plan() {
    List<Step> all = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Step step : steps) {
      String path = shown(step.path());
      told.add(path);
      all.add(new Step(path, step.action(), step.size(), step.remark()));
    }
    for (FileException failure : failures) {
      if (told.add(shown(failure.path()))) {
        String why = String.valueOf(failure.getMessage());
        all.add(new Step(shown(failure.path()), Action.REFUSED, 0, why));
      }
    }
    return new TransferPlan(all);
  }

  /// Why not everything was transferred, or null if it was.
  ///
  /// @param folder whether there may be several files
  synchronized @Nullable FileException failure(boolean folder, String of) {
    if (failures.isEmpty()) {
      return null;
    }
    if (!folder) {
      return failures.getFirst();
    }
    String first =
        failures.stream()
            .limit(SHOWN_FAILURES)
            .map(Throwable::getMessage)
            .collect(Collectors.joining("; "));
    String more = failed > SHOWN_FAILURES ? "; and more: see failures()" : "";
    return new FileException(
        Reason.INCOMPLETE,
        of,
        "%d of %d files failed: %s%s".formatted(failed, Math.max(failed, totalFiles), first, more),
        Outcome.MAYBE_EXECUTED,
        failures);
  }
}
