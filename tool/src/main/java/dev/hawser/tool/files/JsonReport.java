package dev.hawser.tool.files;

import dev.hawser.FileException;
import dev.hawser.HawserException;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import dev.hawser.file.TransferredFile;
import dev.hawser.tool.Screen;
import java.time.Duration;
import java.util.Locale;

/// Tells programs what becomes of transfers: one JSON object a line, on the standard output. The
/// fields are those of the library's records, under their names there.
///
/// | type | when | fields |
/// |---|---|---|
/// | `progress` | once a second | `name state bytes totalBytes files totalFiles counted sentBytes
///   bytesPerSecond secondsLeft current` |
/// | `file` | for each that was transferred | `name path size digest` |
/// | `failed` | for each that was not | `name path reason message` |
/// | `result` | a transfer is over | `name files equal skipped folders links deleted bytes sentBytes
///   savedBytes millis` |
/// | `step` | for each of a plan | `name path action size remark` |
/// | `plan` | at the end of a plan | `name steps bytes upToDate` |
/// | `broken` | all is over, as the server is gone or refuses | `reason message` |
/// | `note` | something changed | `message` |
final class JsonReport implements Report {
  private final Screen screen;
  private final boolean quiet;

  /// Creates one.
  ///
  /// @param quiet whether progress is left out
  JsonReport(Screen screen, boolean quiet) {
    this.screen = screen;
    this.quiet = quiet;
  }

  @Override
  public Duration pace() {
    return Duration.ofSeconds(1);
  }

  private static Json of(String type, Job job) {
    return Json.of(type).add("name", job.name());
  }

  private synchronized void print(Json object) {
    screen.out().println(object);
    screen.out().flush();
  }

  @Override
  public void progress(Job job, TransferProgress progress) {
    if (quiet) {
      return;
    }
    Json json =
        of("progress", job)
            .add("state", progress.state())
            .add("bytes", progress.bytes())
            .add("totalBytes", progress.totalBytes())
            .add("files", progress.files())
            .add("totalFiles", progress.totalFiles())
            .add("counted", progress.counted())
            .add("sentBytes", progress.sentBytes())
            .add("bytesPerSecond", progress.bytesPerSecond());
    Duration left = progress.timeLeft();
    json = left == null ? json : json.add("secondsLeft", left.toSeconds());
    print(json.add("current", progress.current()));
  }

  @Override
  public void done(Job job, TransferResult result) {
    for (TransferredFile each : result.files()) {
      print(
          of("file", job)
              .add("path", each.path())
              .add("size", each.size())
              .add("digest", each.digest()));
    }
    print(
        of("result", job)
            .add("files", result.files().size())
            .add("equal", result.equal())
            .add("skipped", result.skipped())
            .add("folders", result.folders())
            .add("links", result.links())
            .add("deleted", result.deleted())
            .add("bytes", result.bytes())
            .add("sentBytes", result.sentBytes())
            .add("savedBytes", result.savedBytes())
            .add("millis", result.time().toMillis()));
  }

  @Override
  public void planned(Job job, TransferPlan plan) {
    for (TransferPlan.Step each : plan.steps()) {
      print(
          of("step", job)
              .add("path", each.path())
              .add("action", each.action())
              .add("size", each.size())
              .add("remark", each.remark()));
    }
    print(
        of("plan", job)
            .add("steps", plan.steps().size())
            .add("bytes", plan.bytes())
            .add("upToDate", plan.isUpToDate()));
  }

  @Override
  public void failed(Job job, HawserException why) {
    String message = String.valueOf(why.getMessage());
    Json json = of("failed", job);
    if (why instanceof FileException of) {
      json = json.add("path", of.path()).add("reason", of.reason());
    } else {
      json = json.add("reason", reason(why));
    }
    print(json.add("message", message));
    screen.error(message);
  }

  @Override
  public void broken(String message, HawserException why) {
    print(Json.of("broken").add("reason", reason(why)).add("message", message));
    screen.error(message);
  }

  /// Such as `disconnected`.
  private static String reason(HawserException why) {
    return why.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public void note(String text) {
    print(Json.of("note").add("message", text));
  }
}
