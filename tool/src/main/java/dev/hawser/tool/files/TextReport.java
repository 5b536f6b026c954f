package dev.hawser.tool.files;

import dev.hawser.HawserException;
import dev.hawser.file.TransferPlan;
import dev.hawser.file.TransferProgress;
import dev.hawser.file.TransferResult;
import dev.hawser.tool.Printable;
import dev.hawser.tool.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells people what becomes of transfers: on a terminal with a line that changes, elsewhere with
/// one line at the end.
final class TextReport implements Report {
  /// Lines that are too long are cut, not wrapped, even if the window has just become narrower.
  private static final String BEGIN = "\r\033[?7l";

  private static final String END = "\033[K\033[?7h";
  private static final String CLEAR = "\r\033[K";

  private final Screen screen;
  private final boolean quiet;
  private final @Nullable Terminal terminal;
  private final ProgressLine line = ProgressLine.forTerminal();
  private boolean live;

  /// Creates one.
  ///
  /// @param terminal what shows progress, or null if nothing does
  TextReport(Screen screen, boolean quiet, @Nullable Terminal terminal) {
    this.screen = screen;
    this.quiet = quiet;
    this.terminal = terminal;
  }

  @Override
  public Duration pace() {
    return Duration.ofMillis(100);
  }

  @Override
  public synchronized void progress(Job job, TransferProgress progress) {
    if (!quiet && terminal != null) {
      screen.out().print(BEGIN + line.of(progress, terminal.width()) + END);
      screen.out().flush();
      live = true;
    }
  }

  private void clear() {
    if (live) {
      live = false;
      screen.out().print(CLEAR);
      screen.out().flush();
    }
  }

  @Override
  public synchronized void done(Job job, TransferResult result) {
    clear();
    if (!quiet) {
      screen.result(job.name() + ": " + summary(result));
    }
  }

  /// Such as `12 files, 128.4 MB in 0:11 (11.2 MB/s); 3 equal`.
  private static String summary(TransferResult result) {
    String all = Figures.count(result.files().size(), "file");
    if (!result.files().isEmpty()) {
      long millis = Math.max(1, result.time().toMillis());
      String rate = Figures.rate((long) (result.bytes() * 1000.0 / millis));
      String time = Figures.time(result.time());
      all += ", %s in %s (%s)".formatted(Figures.size(result.bytes()), time, rate);
    }
    List<String> more = new ArrayList<>();
    add(more, result.equal(), " there already");
    add(more, result.skipped(), " skipped");
    add(more, result.deleted(), " deleted");
    if (result.folders() > 0) {
      more.add(Figures.count(result.folders(), "folder") + " made");
    }
    if (result.links() > 0) {
      more.add(Figures.count(result.links(), "link") + " made");
    }
    if (result.savedBytes() > 0) {
      more.add(Figures.size(result.savedBytes()) + " did not have to travel");
    }
    return more.isEmpty() ? all : all + "; " + String.join(", ", more);
  }

  private static void add(List<String> all, long count, String what) {
    if (count > 0) {
      all.add(String.format(Locale.ROOT, "%,d%s", count, what));
    }
  }

  @Override
  public synchronized void planned(Job job, TransferPlan plan) {
    screen.result(job.way() + " would be:");
    printable(plan).toString().lines().forEach(screen.out()::println);
  }

  private static TransferPlan printable(TransferPlan plan) {
    return new TransferPlan(plan.steps().stream().map(TextReport::printable).toList());
  }

  private static TransferPlan.Step printable(TransferPlan.Step step) {
    return new TransferPlan.Step(
        Printable.of(step.path()), step.action(), step.size(), Printable.of(step.remark()));
  }

  @Override
  public synchronized void failed(Job job, HawserException why) {
    broken(String.valueOf(why.getMessage()), why);
  }

  @Override
  public synchronized void broken(String message, HawserException why) {
    clear();
    screen.error(message);
  }

  @Override
  public synchronized void note(String text) {
    clear();
    screen.note("hawser: " + text);
  }
}
