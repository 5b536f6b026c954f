package dev.hawser.tool;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Shows who comes to a server of this process, and what becomes of what they ask for: the lines of
/// Hawser's own audit log, without the trimmings of a log file.
public final class Watch extends Handler implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("dev.hawser.audit");

  private final Screen screen;

  /// Begins to watch, until it is closed.
  public Watch(Screen screen) {
    this.screen = screen;
    setFormatter(new SimpleFormatter());
    LOG.setLevel(Level.INFO);
    LOG.setUseParentHandlers(false);
    LOG.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    screen.note(getFormatter().formatMessage(entry));
  }

  @Override
  public void flush() {
    screen.err().flush();
  }

  @Override
  public void close() {
    LOG.removeHandler(this);
    LOG.setUseParentHandlers(true);
    LOG.setLevel(null);
  }
}
