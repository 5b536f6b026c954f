package dev.hawser.internal.session;

import dev.hawser.internal.wire.Frame;
import dev.hawser.internal.wire.FrameLog;
import org.jspecify.annotations.Nullable;

/// The GOODBYE of this end: said behind all that was accepted, and answered once the other end has
/// acknowledged it. Used under the lock of the outbox.
final class Goodbye {
  private static final long UNSAID = Long.MAX_VALUE;

  private @Nullable String reason;
  private boolean forced;

  /// The offset after the frame.
  private long end = UNSAID;

  /// The offset after the last content that stands before the frame.
  private long content;

  /// Wants it to be said. The first reason counts.
  ///
  /// @param force whether not to wait for what is posted and finds no room
  void say(String why, boolean force) {
    if (reason == null) {
      reason = why;
    }
    forced |= force;
  }

  /// Why this end leaves, or null if it does not.
  @Nullable String reason() {
    return reason;
  }

  /// Adds the frame to the log, once its time has come.
  ///
  /// @param backlog whether posted messages wait for room
  void append(FrameLog log, boolean backlog) {
    String why = reason;
    if (why != null && end == UNSAID && (forced || !backlog)) {
      byte[] bytes = Reasons.encode(why);
      content = log.contentEnd();
      log.append(Frame.GOODBYE, 0, bytes, 0, bytes.length);
      end = log.end();
    }
  }

  /// Whether a connection has taken the frame.
  boolean isWritten(FrameLog log) {
    return end != UNSAID && log.wasWritten(end - 1);
  }

  /// Whether the other end has all content that stands before the frame, or will.
  boolean isAllDelivered(FrameLog log) {
    return log.acknowledged() >= (end == UNSAID ? log.contentEnd() : content);
  }

  /// Whether the other end has the frame, and so all before it.
  boolean isAnswered(FrameLog log) {
    return log.acknowledged() >= end;
  }
}
