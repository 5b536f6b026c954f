package dev.hawser.harm.siege;

import dev.hawser.Limits;
import dev.hawser.internal.security.Credential;
import dev.hawser.internal.security.TlsDialler;
import dev.hawser.internal.session.SessionOptions;
import dev.hawser.internal.time.Timer;
import dev.hawser.internal.tls.TlsClient;
import dev.hawser.internal.transport.Transports;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/// What an attacker with a ticket needs to come in.
final class Invited {
  private Invited() {}

  static TlsDialler dialler(String line, Elsewhere from) {
    Ticket ticket = Ticket.parse(line);
    return new TlsDialler(
        new Transports(List.of(from)),
        ticket.addresses(),
        new TlsClient(ticket.fingerprint(), List.of(), null),
        new Credential(ticket.invitation(), ticket.secret()),
        Timer.system());
  }

  static SessionOptions options() {
    return new SessionOptions(
        "mallory",
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Limits.defaults(),
        Timer.system(),
        new SecureRandom(),
        Trust.standard());
  }
}
