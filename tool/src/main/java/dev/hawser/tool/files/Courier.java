package dev.hawser.tool.files;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.file.RemoteFiles;
import dev.hawser.file.Transfer;
import dev.hawser.file.TransferOptions;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Does the transfers of one command, one after the other, over as many sessions as that takes.
final class Courier {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final String server;
  private final TransferOptions options;
  private final Report report;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean failed;
  private String said = "";
  private volatile @Nullable Client client;
  private volatile @Nullable Transfer transfer;

  /// Creates one.
  ///
  /// @param server what to connect to
  Courier(String server, TransferOptions options, Report report) {
    this.server = server;
    this.options = options;
    this.report = report;
  }

  /// Does them all.
  ///
  /// @param retry whether to begin another session when one has ended
  /// @return whether all went well
  boolean carry(Collection<Job> jobs, boolean retry) throws InterruptedException {
    Queue<Job> open = new ArrayDeque<>(jobs);
    while (!open.isEmpty() && !isStopped()) {
      try (Client session = FilesCommand.connect(server)) {
        client = session;
        carry(open, session.files());
      } catch (DisconnectedException e) {
        if (!retry) {
          throw e;
        }
        lost(e);
      }
    }
    return !failed && !isStopped();
  }

  /// What is the same each time is said once.
  private void lost(DisconnectedException why) throws InterruptedException {
    String message = String.valueOf(why.getMessage());
    if (!isStopped() && !message.equals(said)) {
      said = message;
      report.note(message + "; trying again every second");
    }
    boolean _ = stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /// Jobs stay in the queue until they are done or have failed for good.
  private void carry(Queue<Job> open, RemoteFiles files) throws InterruptedException {
    for (Job job = open.peek(); job != null && !isStopped(); job = open.peek()) {
      try {
        report.done(job, result(job, files));
      } catch (FileException | PermissionException e) {
        failed(job, e);
      } catch (CancellationException e) {
        failed = true; // Whoever has cancelled it says so.
      }
      var _ = open.remove();
    }
  }

  /// Of several files that failed, each is reported by itself.
  private void failed(Job job, HawserException why) {
    failed = true;
    if (why instanceof FileException several && !several.failures().isEmpty()) {
      several.failures().forEach(each -> report.failed(job, each));
      String count = Figures.count(several.failures().size(), "file");
      report.note(job.name() + ": " + count + " failed; all others were transferred");
    } else {
      report.failed(job, why);
    }
  }

  private TransferResult result(Job job, RemoteFiles files) throws InterruptedException {
    try {
      return await(job, job.begin(files, options));
    } catch (FileException e) {
      if (!job.isFolderAfter(e)) {
        throw e;
      }
      Job folder = job.asFolder();
      return await(folder, folder.begin(files, options));
    }
  }

  private TransferResult await(Job job, Transfer begun) throws InterruptedException {
    transfer = begun;
    long pace = report.pace().toMillis();
    for (; ; ) {
      try {
        return begun.get(pace, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        report.progress(job, begun.progress());
      } catch (ExecutionException e) {
        throw thrown(e);
      }
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a transfer failed", e);
  }

  /// Says what the transfers would do.
  ///
  /// @return whether all went well
  boolean plan(Collection<Job> jobs) {
    try (Client session = FilesCommand.connect(server)) {
      for (Job job : jobs) {
        try {
          report.planned(job, job.plan(session.files(), options));
        } catch (FileException | PermissionException e) {
          failed(job, e);
        }
      }
    }
    return !failed;
  }

  /// Breaks off: the session ends, so that both ends keep what they have. For another thread.
  void stop() {
    Transfer current = transfer;
    Client session = client;
    if (isStopped() || current == null || session == null || current.isDone()) {
      stopped.countDown();
      return;
    }
    stopped.countDown();
    TransferProgress progress = current.progress();
    if (!options.keepParts()) {
      boolean _ = current.cancel(true);
    }
    session.close();
    report.note(farewell(progress));
  }

  private String farewell(TransferProgress progress) {
    String bytes = Figures.size(progress.bytes()) + " of " + Figures.size(progress.totalBytes());
    return options.keepParts()
        ? "stopped at " + bytes + "; what arrived is kept, and the same command goes on from there"
        : "stopped at " + bytes + "; files that are complete stay, nothing is kept of others";
  }
}
