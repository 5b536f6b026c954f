package dev.hawser.internal.session;

import java.util.concurrent.atomic.AtomicInteger;

/// The callers that wait for an answer in one session, of which a lone one reads for itself.
final class Callers {
  private final Outbox outbox;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean served;

  Callers(Outbox outbox) {
    this.outbox = outbox;
  }

  /// One begins to wait.
  void waits() {
    waiting.incrementAndGet();
  }

  /// One has its answer.
  void served() {
    waiting.decrementAndGet();
    served = true;
  }

  /// Whether a lone caller was just served and may read for itself next time.
  boolean mayLead() {
    if (!served) {
      return false;
    }
    served = false;
    return waiting.get() == 0;
  }

  /// Lets a caller read, if it is the only one; otherwise the reader does.
  void lead(Exchange caller) {
    Link link = outbox.link();
    if (link != null && waiting.get() == 1) {
      link.lead(caller);
    }
    if (link != null && waiting.get() > 0) {
      link.wantReader();
    }
  }
}
