package dev.hawser.internal.session;

import dev.hawser.Address;
import dev.hawser.internal.security.Visitor;
import dev.hawser.internal.wire.Handshake.Token;
import dev.hawser.security.Trust;
import java.io.IOException;

/// A server's session without a connection, for feeding it frames.
public final class FrameTarget {
  private final Recorder recorder = new Recorder();
  private final ResumableSession session =
      new ResumableSession(
          new Agreement(
              1,
              Token.NONE,
              "fuzz",
              "fuzz",
              new Visitor("fuzz", Trust.nothing(), Visitor.Granting.INVITATION),
              Sessions.DEFAULTS.terms(),
              Sessions.DEFAULTS.terms()),
          false,
          Address.memory("fuzz"),
          Sessions.DEFAULTS,
          new Keeper() {
            @Override
            public void lost(IOException why) {}

            @Override
            public Prospect prospect() {
              return Prospect.NONE;
            }

            @Override
            public void over() {}
          });

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
