package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.PeerState;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.internal.security.Invitations;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.ServerFolder;
import dev.hawser.security.Identity;
import dev.hawser.security.Permission;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tickets")
class SecureTest extends SecureScenario {
  private static final Permission PRICES = Permission.maps("prices*").readOnly();

  @TempDir Path folder;

  // ---- the common ticket ----

  @Test
  @DisplayName("a server's ticket is one line, the same each time, and names where the server is")
  void sameLine() {
    Server server = serve();
    String line = server.ticket();
    assertThat(line).hasLineCount(1).startsWith("hawser://").isEqualTo(server.ticket());
    assertThat(Ticket.parse(line).addresses()).containsExactlyElementsOf(server.addresses());
  }

  @Test
  @DisplayName("whoever has the server's ticket is a guest, at both ends")
  void guest() {
    Server server = serve();
    Client client = connect(server.ticket());
    assertThat(works(client)).isTrue();
    assertThat(client.identity()).isEqualTo("guest");
    assertThat(server.client(client.id()).identity()).isEqualTo("guest");
    assertThat(client.granted()).isEqualTo(server.trust()).isEqualTo(Trust.standard());
  }

  @Test
  @DisplayName("a ticket broken by an e-mail still works")
  void brokenLines() {
    String line = serve().ticket();
    String quoted = "> " + line.substring(0, 30) + "=\r\n> " + line.substring(30, 70) + "\n>\t";
    assertThat(works(connect(quoted + line.substring(70).toUpperCase(Locale.ROOT)))).isTrue();
  }

  // ---- named invitations ----

  @Test
  @DisplayName("who is invited again with more learns of it at once, in the same session")
  void more() throws Exception {
    Server server = serve();
    String line = server.invite("ann", PRICES);
    Client client = connect(line);
    assertThat(client.identity()).isEqualTo("ann");
    assertThat(client.granted()).isEqualTo(Trust.of(PRICES));
    assertThatThrownBy(() -> client.globals().queue("jobs").put("paint"))
        .hasMessageContaining("ann")
        .hasMessageContaining("queues");
    Permission jobs = Permission.queues("jobs");
    assertThat(server.invite("ann", PRICES, jobs)).isEqualTo(line);
    Scenario.eventually("it knows", () -> client.granted().equals(Trust.of(PRICES, jobs)));
    client.globals().queue("jobs").put("paint");
    assertThat(server.queue("jobs").take()).isEqualTo("paint");
    assertThat(server.clients()).extracting(peer -> peer.id()).containsExactly(client.id());
  }

  @Test
  @DisplayName("guests are everybody with the ticket: they are not invited by that name")
  void guestsAreNotInvited() {
    Server server = serve();
    Client client = connect(server.ticket());
    for (String name : List.of("guest", " Guest")) {
      assertThatThrownBy(() -> server.invite(name, Permission.EVAL))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("server.ticket()", "Server.builder().trust(");
    }
    assertThat(client.granted()).isEqualTo(server.trust());
    assertThat(server.invite("guest of ann", Permission.SHARE)).isNotEqualTo(server.ticket());
    assertThat(server.revoke("guest")).isTrue();
  }

  @Test
  @DisplayName("who is invited again with less has to connect again, and is told why")
  void less() throws Exception {
    Server server = serve();
    String line = server.invite("ann", PRICES, Permission.queues("jobs"));
    Client client = connect(line);
    Client guest = connect(server.ticket());
    server.invite("ann", PRICES);
    assertThat(ending(client)).contains("what 'ann' may do was narrowed: connect again");
    assertThat(connect(line).granted()).isEqualTo(Trust.of(PRICES));
    assertThat(works(guest)).isTrue();
    assertThat(guest.state()).isEqualTo(PeerState.CONNECTED);
  }

  @Test
  @DisplayName("revoking ends all sessions of a ticket, which is refused from then on")
  void revoke() throws Exception {
    Server server = serve();
    String line = server.invite("ann");
    Client first = connect(line);
    Client second = connect(line);
    Client guest = connect(server.ticket());
    assertThat(server.revoke("ann")).isTrue();
    assertThat(ending(first)).contains("the ticket of 'ann' was revoked");
    assertThat(ending(second)).contains("the ticket of 'ann' was revoked");
    assertThat(refusal(line)).hasMessageContaining("the ticket of 'ann' was revoked");
    assertThat(works(guest)).isTrue();
    assertThat(server.revoke("ann")).isFalse();
    assertThat(server.revoke("bob")).isFalse();
  }

  @Test
  @DisplayName("who is invited again after that gets another ticket, and the old one stays bad")
  void invitedAgain() {
    Server server = serve();
    String old = server.invite("ann");
    server.revoke("ann");
    String line = server.invite("ann");
    assertThat(line).isNotEqualTo(old);
    assertThat(connect(line).identity()).isEqualTo("ann");
    assertThat(refusal(old)).hasMessageContaining("was revoked");
  }

  @Test
  @DisplayName("an expired ticket begins no session, and sessions from before go on")
  void expired() {
    Server server = serve();
    String line = server.invite("ann", Trust.standard(), Duration.ofHours(1));
    Client client = connect(line);
    assertThat(server.invite("ann", Trust.standard(), Duration.ofMillis(1))).isEqualTo(line);
    Scenario.eventually("it has expired", () -> isExpired(line));
    assertThat(works(client)).isTrue();
  }

  private static boolean isExpired(String line) {
    try (Client early = Client.connect(line)) {
      assertThat(early.identity()).isEqualTo("ann");
      return false;
    } catch (RefusedException e) {
      assertThat(e).hasMessageContaining("the ticket of 'ann' expired on ");
      return true;
    }
  }

  // ---- invitations that last ----

  @Test
  @DisplayName("a ticket is good after a restart, if the server keeps its invitations")
  void restart() {
    Server before = closing(Server.builder().localPort(0).folder(folder).open());
    int port = before.address().port();
    String line = before.invite("ann", PRICES);
    String common = before.ticket();
    assertThat(works(connect(common))).isTrue();
    before.close();
    Server after = closing(Server.builder().localPort(port).folder(folder).open());
    Client client = connect(line);
    assertThat(client.identity()).isEqualTo("ann");
    assertThat(client.granted()).isEqualTo(Trust.of(PRICES));
    assertThat(after.ticket()).isEqualTo(common);
  }

  @Test
  @DisplayName("invitations made and revoked by another program hold for the running server")
  void anotherProgram() throws Exception {
    Server server = closing(Server.builder().localPort(0).folder(folder).open());
    Invitations elsewhere =
        Invitations.keptIn(new ServerFolder(folder).invitations(), new SecureRandom());
    Invitation ann = elsewhere.invite("ann", Trust.of(PRICES), null);
    String fingerprint = Identity.own().fingerprint();
    String line = Ticket.of(server.addresses(), fingerprint, ann.id(), ann.secret()).line();
    Client client = connect(line);
    assertThat(client.identity()).isEqualTo("ann");
    assertThat(client.granted()).isEqualTo(Trust.of(PRICES));
    elsewhere.revoke("ann");
    assertThat(ending(client)).contains("the ticket of 'ann' was revoked");
    assertThat(refusal(line)).hasMessageContaining("was revoked");
  }

  // ---- tickets that are not as they were ----

  @Test
  @DisplayName("a typing error is found before any connection, whichever character it is in")
  void typingErrors() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      byte[] secret = "sixteen bytes it".getBytes(StandardCharsets.US_ASCII);
      Address address = Address.tcp("localhost", listening.getLocalPort());
      String fingerprint = Identity.own().fingerprint();
      String line = Ticket.of(List.of(address), fingerprint, "abcdefgh", secret).line();
      String hidden = line.substring(line.indexOf('.') + 9, line.lastIndexOf('.'));
      for (int i = line.indexOf('#') + 1; i < line.length(); i++) {
        if (line.charAt(i) != '.') {
          char other = line.charAt(i) == 'z' ? 'y' : 'z';
          String wrong = line.substring(0, i) + other + line.substring(i + 1);
          assertThatThrownBy(() -> Client.connect(wrong))
              .as(wrong)
              .isInstanceOf(IllegalArgumentException.class)
              .message()
              .doesNotContain(hidden.substring(0, 8))
              .doesNotContain(hidden.substring(18));
        }
      }
      listening.setSoTimeout(1);
      assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  @DisplayName("an altered secret is refused by the server, an altered fingerprint by the client")
  void altered() {
    String line = serve().ticket();
    assertThat(refusal(withOtherSecret(line)))
        .hasMessageContaining("the ticket's secret is wrong: it was altered or is for another");
    String otherKey = Identity.create().fingerprint();
    assertThat(refusal(withOtherKey(line, otherKey)))
        .hasMessageContaining("is not the one the ticket is for")
        .hasMessageContaining(otherKey)
        .hasMessageContaining("ask for a new ticket");
    assertThat(works(connect(line))).isTrue();
  }

  @Test
  @DisplayName("a ticket of another server with the same key is as good as a wrong secret")
  void ticketOfAnother() {
    Ticket other = Ticket.parse(serve().ticket());
    Server server = serve();
    String line =
        Ticket.of(server.addresses(), other.fingerprint(), other.invitation(), other.secret())
            .line();
    assertThat(refusal(line)).hasMessageContaining("or is for another server");
  }
}
