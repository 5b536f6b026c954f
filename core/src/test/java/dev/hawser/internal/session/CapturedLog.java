package dev.hawser.internal.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The lines that go to the log `dev.hawser` meanwhile, which do not go to the console.
final class CapturedLog extends Handler {
  private final Logger logger = Logger.getLogger("dev.hawser");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  CapturedLog() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /// Waits for a line that holds all of these.
  void awaitLine(String... parts) {
    Eventually.holds(
        "a log line with " + String.join(", ", parts) + " among " + lines,
        () -> lines.stream().anyMatch(line -> containsAll(line, parts)));
  }

  /// How many lines hold these words.
  long count(String words) {
    return lines.stream().filter(line -> line.contains(words)).count();
  }

  private static boolean containsAll(String line, String... parts) {
    for (String part : parts) {
      if (!line.contains(part)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
