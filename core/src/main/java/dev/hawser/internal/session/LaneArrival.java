package dev.hawser.internal.session;

import dev.hawser.RefusedException;
import dev.hawser.internal.wire.Handshake.LaneHello;
import dev.hawser.internal.wire.Handshake.Response;
import java.io.IOException;

/// A connection at the server whose client wants it to be a lane of a session.
final class LaneArrival extends Arrival {
  private final LaneHello hello;

  LaneArrival(Start start, LaneHello hello) {
    super(start);
    this.hello = hello;
  }

  @Override
  LaneHello opening() {
    return hello;
  }

  /// Makes the connection a lane of a session, if there is room.
  Lane admit(ResumableSession session) throws IOException {
    try {
      return session.lanes().add(hello.number(), connection());
    } catch (RefusedException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  /// Shows the client that this is its server, and waits until it confirms.
  void open() throws IOException {
    accept(new Response(serverProof()));
  }
}
