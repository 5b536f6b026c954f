package dev.hawser.scenario;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/// What goes to any log meanwhile, down to the least; of Hawser's none goes to the console.
public final class LogLines extends Handler {
  private final Formatter formatter = new SimpleFormatter();
  private final Logger root = Logger.getLogger("");
  private final List<Logger> ours =
      List.of(Logger.getLogger("dev.hawser"), Logger.getLogger("dev.hawser.audit"));
  private final Level before = root.getLevel();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Queue<String> saidAtOnce = new ConcurrentLinkedQueue<>();

  /// Listens until closed.
  public LogLines() {
    setLevel(Level.ALL);
    root.addHandler(this);
    root.setLevel(Level.ALL);
    for (Logger each : ours) {
      each.addHandler(this);
      each.setUseParentHandlers(false);
      each.setLevel(Level.ALL);
    }
  }

  /// Each with its level, its message, and all of its exception.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// The same but for those that are said because time has passed: what happens over and over is
  /// said a second later, and may be of a test before.
  public List<String> saidAtOnce() {
    return List.copyOf(saidAtOnce);
  }

  /// Waits for a line that holds all of these.
  public void awaitLine(String... parts) {
    Scenario.eventually(
        "a log line with " + String.join(", ", parts),
        () -> lines.stream().anyMatch(line -> Stream.of(parts).allMatch(line::contains)));
  }

  @Override
  public void publish(LogRecord record) {
    String line = formatter.format(record);
    lines.add(line);
    if (!Thread.currentThread().getName().equals("hawser-timer")) {
      saidAtOnce.add(line);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
    for (Logger each : ours) {
      each.removeHandler(this);
      each.setUseParentHandlers(true);
      each.setLevel(null);
    }
  }
}
