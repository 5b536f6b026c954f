package dev.hawser.internal.object.batch;

import dev.hawser.HawserException;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.object.reference.Answer;
import dev.hawser.internal.object.reference.Letter;
import dev.hawser.internal.object.reference.Reply;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.session.Stream;
import dev.hawser.internal.time.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The answers to the calls of a batch, on their way back: several short ones in one message, which
/// leaves soon even if the next call takes long.
final class BatchAnswers {
  private static final int MOST_BYTES = 16 << 10;
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);

  private final Stream stream;
  private final Patience patience;

  /// Guarded by this, as what follows.
  private Output gathered = new Output();

  private Timer.@Nullable Alarm alarm;

  BatchAnswers(Stream stream, Patience patience) {
    this.stream = stream;
    this.patience = patience;
  }

  /// Adds an answer, and sends it, if not at once.
  ///
  /// @param last whether no other follows
  void add(Reply reply, boolean last) {
    if (reply.letter() != null || reply.bytes().size() > MOST_BYTES) {
      flush(false);
      reply.send(stream, last);
      return;
    }
    int size;
    synchronized (this) {
      if (gathered.size() == 0) {
        gathered.writeByte(Answer.SEVERAL);
      }
      gathered.writeVarInt(reply.bytes().size());
      gathered.writeBytes(reply.bytes().array(), 0, reply.bytes().size());
      size = gathered.size();
      if (alarm == null && !last) {
        alarm = patience.alarm(patience.now() + PATIENCE, this::flushSoon);
      }
    }
    if (last || size > MOST_BYTES) {
      flush(last);
    }
  }

  /// On the timer's thread, which must not wait.
  private void flushSoon() {
    Threads.start("batch", () -> flush(false));
  }

  private synchronized void flush(boolean last) {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
    Output full = gathered;
    if (full.size() == 0) {
      return;
    }
    gathered = new Output();
    try {
      Letter.sendWhole(full, stream, last);
    } catch (HawserException _) {
      // The session is over.
    }
  }
}
