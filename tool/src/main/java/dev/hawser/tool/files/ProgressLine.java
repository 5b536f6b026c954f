package dev.hawser.tool.files;

import dev.hawser.file.TransferProgress;
import dev.hawser.tool.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far a transfer has come, as one line: ` 42% ━━━━━━─────── 1.2 GB of 2.9 GB 12/30 files 11.2
/// MB/s 2:31 left photo.jpg`. What a narrow terminal has no room for is left out, the least
/// important first.
///
/// @param done what the part of the bar that is done is drawn with
/// @param open what the rest is drawn with
/// @param cut what stands for the beginning of a name that is too long
record ProgressLine(char done, char open, String cut) {
  static final ProgressLine FINE = new ProgressLine('━', '─', "…");
  static final ProgressLine PLAIN = new ProgressLine('#', '-', "...");

  private static final int LEAST_BAR = 8;
  private static final int WIDEST_BAR = 30;
  private static final int LEAST_NAME = 8;
  private static final String GAP = "  ";

  /// With what the terminal can show.
  static ProgressLine forTerminal() {
    return Terminal.shows('━') ? FINE : PLAIN;
  }

  /// The line, of less than so many characters: a terminal that is filled to the last one may begin
  /// a new line.
  String of(TransferProgress progress, int width) {
    int room = Math.max(0, width - 1);
    String percent = percent(progress);
    List<String> figures = figures(progress, room - percent.length());
    int taken =
        percent.length() + figures.stream().mapToInt(each -> each.length() + GAP.length()).sum();
    int bar = Math.min(WIDEST_BAR, room - taken - 1);
    StringBuilder line = new StringBuilder(percent);
    if (bar >= LEAST_BAR) {
      line.append(' ').append(bar(progress, bar));
      taken += bar + 1;
    }
    figures.forEach(each -> line.append(GAP).append(each));
    int left = room - taken - GAP.length();
    if (left >= LEAST_NAME && !progress.current().isEmpty()) {
      line.append(GAP).append(end(Printable.of(progress.current()), left));
    }
    return line.substring(0, Math.min(line.length(), room));
  }

  /// The figures that there is room for, in the order in which they are shown. The first ones to
  /// find room are the rate and the time left.
  private static List<String> figures(TransferProgress progress, int room) {
    List<String> all = List.of(bytes(progress), files(progress), pace(progress), left(progress));
    boolean[] fits = new boolean[all.size()];
    int free = room;
    for (int next : new int[] {2, 3, 0, 1}) {
      int needed = all.get(next).length() + GAP.length();
      fits[next] = needed > GAP.length() && needed <= free;
      free -= fits[next] ? needed : 0;
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < fits.length; i++) {
      if (fits[i]) {
        shown.add(all.get(i));
      }
    }
    return shown;
  }

  // ---- what the figures say ----

  private static String percent(TransferProgress progress) {
    return progress.counted()
        ? String.format(Locale.ROOT, "%3d%%", (int) (100 * share(progress)))
        : " ".repeat(4);
  }

  /// How much of all is done, from 0 to 1.
  private static double share(TransferProgress progress) {
    if (progress.totalBytes() > 0) {
      return Math.clamp((double) progress.bytes() / progress.totalBytes(), 0, 1);
    }
    return progress.totalFiles() > 0
        ? Math.clamp((double) progress.files() / progress.totalFiles(), 0, 1)
        : 0;
  }

  private String bar(TransferProgress progress, int length) {
    int full = progress.counted() ? (int) (length * share(progress)) : 0;
    return String.valueOf(done).repeat(full) + String.valueOf(open).repeat(length - full);
  }

  private static String bytes(TransferProgress progress) {
    return Figures.size(progress.bytes())
        + " of "
        + Figures.size(progress.totalBytes())
        + (progress.counted() ? "" : "+");
  }

  private static String files(TransferProgress progress) {
    return progress.totalFiles() < 2
        ? ""
        : String.format(
            Locale.ROOT,
            "%,d/%,d%s files",
            progress.files(),
            progress.totalFiles(),
            progress.counted() ? "" : "+");
  }

  private static String pace(TransferProgress progress) {
    return switch (progress.state()) {
      case RUNNING, DONE -> Figures.rate(progress.bytesPerSecond());
      case PAUSED -> "paused";
      case RECONNECTING -> "the connection is lost; trying again";
    };
  }

  private static String left(TransferProgress progress) {
    Duration left = progress.timeLeft();
    return left == null || progress.state() != TransferProgress.State.RUNNING
        ? ""
        : Figures.time(left) + " left";
  }

  /// The end of a text that is too long.
  private String end(String text, int most) {
    int over = text.length() - most;
    return over <= 0 ? text : cut + text.substring(over + cut.length());
  }
}
