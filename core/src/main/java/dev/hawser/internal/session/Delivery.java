package dev.hawser.internal.session;

import dev.hawser.PermissionException;
import dev.hawser.RefusedException;
import dev.hawser.internal.wire.Frame;
import java.lang.System.Logger.Level;

/// Hands what arrived on a stream to its listener, and gives the stream up if that fails.
final class Delivery {
  private Delivery() {}

  static void deliver(
      MultiplexedStream stream,
      StreamListener target,
      byte[] buffer,
      int offset,
      int length,
      boolean whole,
      boolean end) {
    try {
      if (whole || length > 0) {
        target.received(stream, buffer, offset, length, whole);
      }
      if (end) {
        target.ended(stream);
      }
    } catch (PermissionException e) {
      stream.resetNotPermitted(e);
    } catch (RefusedException e) {
      ResumableSession.LOG.log(
          Level.WARNING, () -> stream.session() + ": a message was refused: " + e.getMessage());
      stream.discard(length);
      var _ = stream.reset(Frame.REFUSED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      ResumableSession.LOG.log(
          Level.WARNING, () -> stream.session() + ": a message could not be handled", e);
      stream.discard(length);
      var _ = stream.reset(Frame.GIVEN_UP, "the message could not be handled: " + e.getMessage());
    }
  }
}
