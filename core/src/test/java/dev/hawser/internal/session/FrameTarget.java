package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.session.ResumableSession.Agreement;
import dev.hawser.internal.wire.Handshake.Token;
import java.io.IOException;

/// A server's session without a connection, for feeding it frames.
public final class FrameTarget {
  private final Recorder recorder = new Recorder();
  private final ResumableSession session =
      new ResumableSession(
          new Agreement(
              1, Token.NONE, "fuzz", Sessions.DEFAULTS.terms(), Sessions.DEFAULTS.terms()),
          false,
          Address.memory("fuzz"),
          Sessions.DEFAULTS,
          () -> {},
          () -> {});

  /// A session that nothing has arrived on.
  public FrameTarget() {
    session.listen(recorder);
  }

  /// Hands the session a frame.
  public void frame(int kind, int stream, byte[] buffer, int offset, int length)
      throws IOException {
    session.frame(kind, stream, buffer, offset, length);
  }
}
