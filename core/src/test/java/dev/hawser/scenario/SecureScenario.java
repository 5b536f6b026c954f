package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.security.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// What scenarios about the way in have in common: TLS over the loopback interface, and a log that
/// does not go to the console.
abstract class SecureScenario {
  final LogLines log = new LogLines();
  private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());

  /// Closes something after the test.
  <T extends AutoCloseable> T closing(T closeable) {
    opened.add(closeable);
    return closeable;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : List.copyOf(opened).reversed()) {
      closeable.close();
    }
    log.close();
  }

  Server serve() {
    return closing(Server.builder().localPort(0).open());
  }

  Client connect(String way) {
    return closing(Client.connect(way));
  }

  static boolean works(Client client) {
    client.map().put("it", "works");
    return "works".equals(client.map().get("it"));
  }

  /// Waits until a client's session is over.
  ///
  /// @return why it is
  static String ending(Client client) throws InterruptedException {
    client.awaitClose();
    Throwable failure = catchThrowable(() -> client.map().put("it", "works"));
    assertThat(failure).isInstanceOf(DisconnectedException.class);
    return String.valueOf(failure.getMessage());
  }

  /// Tries to connect, where that is refused.
  static RefusedException refusal(String way) {
    return refusal(() -> Client.connect(way));
  }

  /// Tries to connect, where that is refused.
  static RefusedException refusal(Way way) {
    try (Client client = way.connect()) {
      throw new AssertionError("nobody refused " + client);
    } catch (RefusedException e) {
      return e;
    } catch (HawserException e) {
      throw new AssertionError("it is no refusal", e);
    }
  }

  /// A ticket with another secret.
  static String withOtherSecret(String line) {
    Ticket ticket = Ticket.parse(line);
    byte[] secret = ticket.secret();
    secret[0]++;
    return Ticket.of(ticket.addresses(), ticket.fingerprint(), ticket.invitation(), secret).line();
  }

  /// A ticket that names another key.
  static String withOtherKey(String line, String fingerprint) {
    Ticket ticket = Ticket.parse(line);
    return Ticket.of(ticket.addresses(), fingerprint, ticket.invitation(), ticket.secret()).line();
  }

  /// A way to connect.
  interface Way {
    Client connect();
  }
}
