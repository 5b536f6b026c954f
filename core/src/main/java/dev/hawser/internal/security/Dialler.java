package dev.hawser.internal.security;

import dev.hawser.Address;
import java.io.IOException;
import java.time.Duration;

/// How a client reaches its server, and what it can prove there.
public interface Dialler {
  /// Connects, over the best address that answers.
  ///
  /// @throws IOException if none answers in time; the message names all that were tried
  /// @throws dev.hawser.RefusedException if what answers is not the server that was meant
  Dialled dial(Duration timeout) throws IOException;

  /// Connects once more, for a lane: a connection that only threads of this library touch.
  default Dialled dialLane(Duration timeout) throws IOException {
    return dial(timeout);
  }

  /// The invitation's id, or empty.
  String invitation();

  /// The secret that comes with the invitation, or empty. It never leaves this process.
  byte[] secret();

  /// How long the server may take to answer when it is dialled for the first time.
  default Duration patience() {
    return Duration.ofSeconds(10);
  }

  /// Says why a connection was lost, or did not come to a session, if it knows better. May take a
  /// moment to find out.
  default IOException explain(IOException why) {
    return why;
  }

  /// Where the server is, for people to read: the address that answered last, or the first to try.
  Address address();
}
