package dev.hawser.internal.session;

import dev.hawser.internal.time.Timer;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls {@link ResumableSession#tick} on many sessions, a few times per heartbeat, with one alarm
/// for all of them. Rests while there are none.
final class Heart {
  private final Timer timer;
  private final long periodNanos;
  private final Set<ResumableSession> sessions = ConcurrentHashMap.newKeySet();
  private boolean beating;

  Heart(SessionOptions options) {
    this.timer = options.timer();
    this.periodNanos = ResumableSession.tickNanos(options);
  }

  synchronized void add(ResumableSession session) {
    sessions.add(session);
    if (!beating) {
      beating = true;
      timer.schedule(periodNanos, this::beat);
    }
  }

  synchronized void remove(ResumableSession session) {
    sessions.remove(session);
  }

  private void beat() {
    for (ResumableSession session : sessions) {
      try {
        session.tick();
      } catch (RuntimeException e) {
        ResumableSession.LOG.log(Level.ERROR, () -> session + ": its heartbeat failed", e);
      }
    }
    synchronized (this) {
      beating = !sessions.isEmpty();
      if (beating) {
        timer.schedule(periodNanos, this::beat);
      }
    }
  }
}
