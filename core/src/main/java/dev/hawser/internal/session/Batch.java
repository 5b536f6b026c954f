package dev.hawser.internal.session;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The sessions that got something to send while a thread handled what it had read. They are
/// flushed together at the end, so that a hundred answers leave in one write.
final class Batch {
  private static final ThreadLocal<Batch> CURRENT = new ThreadLocal<>();

  private final ArrayList<Outbox> touched = new ArrayList<>(2);
  private boolean open;
  private @Nullable Link reading;

  /// Begins a batch on this thread.
  ///
  /// @param reading the link that this thread reads and that may give it tasks, or null
  static Batch begin(@Nullable Link reading) {
    Batch batch = CURRENT.get();
    if (batch == null) {
      batch = new Batch();
      CURRENT.set(batch);
    }
    batch.open = true;
    batch.reading = reading;
    return batch;
  }

  /// The batch this thread is in, or null.
  static @Nullable Batch current() {
    Batch batch = CURRENT.get();
    return batch != null && batch.open ? batch : null;
  }

  /// The link that this thread reads and that may give it tasks, or null.
  @Nullable Link reading() {
    return reading;
  }

  /// Lets an outbox be flushed at the end.
  void add(Outbox outbox) {
    int last = touched.size() - 1;
    if (last < 0 || touched.get(last) != outbox && !touched.contains(outbox)) {
      touched.add(outbox);
    }
  }

  /// Flushes what was touched, without waiting for any connection.
  void end() {
    open = false;
    reading = null;
    for (int i = 0; i < touched.size(); i++) {
      touched.get(i).flushWithoutWaiting();
    }
    touched.clear();
  }
}
