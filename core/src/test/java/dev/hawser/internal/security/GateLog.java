package dev.hawser.internal.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The lines that go to the audit log meanwhile, which do not go to the console; but not those that
/// are said because real time has passed. These are of tests before, what has repeated being said a
/// second later: here a test moves the time itself.
final class GateLog extends Handler {
  private final Logger logger = Logger.getLogger("dev.hawser.audit");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> sources = new CopyOnWriteArrayList<>();

  GateLog() {
    logger.setLevel(Level.ALL);
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  List<String> lines() {
    return lines;
  }

  /// The class and the method that each line is said to come from.
  List<String> sources() {
    return sources;
  }

  @Override
  public void publish(LogRecord record) {
    if (Thread.currentThread().getName().equals("hawser-timer")) {
      return;
    }
    lines.add(record.getLevel() + " " + record.getMessage());
    sources.add(record.getSourceClassName() + " " + record.getSourceMethodName());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }
}
