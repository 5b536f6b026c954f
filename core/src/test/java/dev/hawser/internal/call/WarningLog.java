package dev.hawser.internal.call;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The lines that go to the log `dev.hawser` meanwhile, which do not go to the console.
final class WarningLog extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.hawser");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  WarningLog() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /// Waits for a warning that holds all of these.
  void awaitLine(String... parts) {
    CallLab.until(
        "a warning with " + String.join(", ", parts),
        () ->
            lines.stream()
                .anyMatch(line ->
                    line.startsWith("WARNING") && Stream.of(parts).allMatch(line::contains)));
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
