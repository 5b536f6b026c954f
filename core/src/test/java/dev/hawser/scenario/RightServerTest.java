package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.ClientBuilder;
import dev.hawser.DisconnectedException;
import dev.hawser.Server;
import dev.hawser.security.Identity;
import dev.hawser.security.Permission;
import dev.hawser.security.Ticket;
import dev.hawser.security.Trust;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The right server, and the right client")
class RightServerTest extends SecureScenario {
  private static final Authority AUTHORITY = new Authority();
  private static final Identity SERVER = AUTHORITY.vouchFor("the server", "localhost");

  @TempDir Path folder;

  private Server serve(Identity current, Identity... earlier) {
    return closing(Server.builder().localPort(0).identity(current, earlier).open());
  }

  private static ClientBuilder trusting(Authority authority) {
    return Client.builder().authorities(authority.certificate());
  }

  // ---- a man in the middle ----

  @Test
  @DisplayName("who stands between with another key is refused before he has heard anything")
  void middle() throws Exception {
    Server server = serve();
    Middle middle = closing(Middle.before(server.address(), Identity.create()));
    Ticket ticket = Ticket.parse(server.ticket());
    String line =
        Ticket.of(
                List.of(middle.address()),
                ticket.fingerprint(),
                ticket.invitation(),
                ticket.secret())
            .line();
    assertThat(refusal(line)).hasMessageContaining("else someone stands between");
    middle.awaitVictim();
    assertThat(middle.overheard()).isEmpty();
    assertThat(server.clients()).isEmpty();
  }

  @Test
  @DisplayName("who stands between with a key that the ticket names cannot pass on the proof")
  void middleWithNamedKey() throws Exception {
    Server server = serve();
    Identity own = Identity.create();
    Middle middle = closing(Middle.before(server.address(), own));
    Ticket ticket = Ticket.parse(server.ticket());
    String line =
        Ticket.of(
                List.of(middle.address()), own.fingerprint(), ticket.invitation(), ticket.secret())
            .line();
    assertThat(refusal(line)).hasMessageContaining("the ticket's secret is wrong");
    middle.awaitVictim();
    assertThat(middle.overheard()).isNotEmpty();
    assertThat(Needles.of("the secret", ticket.secret()).in(middle.overheard())).isEmpty();
    assertThat(server.clients()).isEmpty();
  }

  // ---- keys that change ----

  @Test
  @DisplayName("a server can change its key without a day on which nobody gets in")
  void keyChange() {
    Identity old = Identity.create();
    Identity current = Identity.create();
    Server first = closing(keeping(0, old));
    int port = first.address().port();
    String oldLine = first.ticket();
    first.close();

    Server both = closing(keeping(port, current, old));
    String newLine = both.ticket();
    assertThat(Ticket.parse(oldLine).fingerprint()).isEqualTo(old.fingerprint());
    assertThat(Ticket.parse(newLine).fingerprint()).isEqualTo(current.fingerprint());
    assertThat(works(connect(oldLine))).isTrue();
    assertThat(works(connect(newLine))).isTrue();
    both.close();

    closing(keeping(port, current));
    assertThat(refusal(oldLine))
        .hasMessageContaining("is not the one the ticket is for")
        .hasMessageContaining("ask for a new ticket if the server has a new key");
    assertThat(works(connect(newLine))).isTrue();
  }

  private Server keeping(int port, Identity current, Identity... earlier) {
    return Server.builder().localPort(port).folder(folder).identity(current, earlier).open();
  }

  // ---- authorities ----

  @Test
  @DisplayName("where the client trusts an authority, its word counts, not the key in the ticket")
  void authority() {
    Server server = serve(SERVER);
    String line = withOtherKey(server.ticket(), Identity.create().fingerprint());
    Client client = closing(trusting(AUTHORITY).connect(line));
    assertThat(works(client)).isTrue();
    assertThat(client.identity()).isEqualTo("guest");
  }

  @Test
  @DisplayName("a certificate for another host, or of another authority, is refused")
  void wrongCertificate() {
    Server elsewhere = serve(AUTHORITY.vouchFor("the server", "elsewhere.test"));
    assertThat(refusal(() -> trusting(AUTHORITY).connect(elsewhere.ticket())))
        .hasMessageContaining("none of the given authorities vouches for it under this name");
    Server server = serve(SERVER);
    assertThat(refusal(() -> trusting(new Authority()).connect(server.ticket())))
        .hasMessageContaining("none of the given authorities vouches");
    assertThat(works(connect(server.ticket()))).isTrue();
  }

  // ---- clients with certificates ----

  private Server certifying() {
    return closing(
        Server.builder()
            .localPort(0)
            .identity(SERVER)
            .clientAuthorities(AUTHORITY.certificate())
            .open());
  }

  private Client certified(Server server, String name) {
    return closing(
        trusting(AUTHORITY)
            .identity(AUTHORITY.vouchFor(name))
            .connect(server.address().toString()));
  }

  @Test
  @DisplayName("a client with a certificate needs no ticket, and has the name in it")
  void certificate() {
    Server server = certifying();
    Client client = certified(server, "pump 7");
    assertThat(works(client)).isTrue();
    assertThat(client.identity()).isEqualTo("pump 7");
    assertThat(server.client(client.id()).identity()).isEqualTo("pump 7");
    assertThat(client.granted()).isEqualTo(Trust.standard());
  }

  @Test
  @DisplayName("what it may do is what an invitation of that name says, if there is one")
  void certificateAndInvitation() throws Exception {
    Server server = certifying();
    Permission wishes = Permission.maps("wishes");
    String line = server.invite("pump 7", wishes);
    Client client = certified(server, "pump 7");
    assertThat(client.granted()).isEqualTo(Trust.of(wishes));
    assertThat(connect(line).identity()).isEqualTo("pump 7");
    server.revoke("pump 7");
    assertThat(ending(client)).contains("'pump 7' was revoked");
    assertThat(refusal(() -> certified(server, "pump 7"))).hasMessageContaining("was revoked");
    assertThat(works(certified(server, "pump 8"))).isTrue();
  }

  @Test
  @DisplayName("a client with neither a certificate nor a ticket is told to ask for one")
  void noCertificate() {
    Server server = certifying();
    String address = server.address().toString();
    assertThat(refusal(() -> trusting(AUTHORITY).connect(address)))
        .hasMessageContaining("this server admits nobody without a ticket: ask whoever runs it");
    Identity ofAnother = new Authority().vouchFor("pump 7");
    assertThatThrownBy(() -> trusting(AUTHORITY).identity(ofAnother).connect(address))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("did not accept our key");
    assertThat(works(connect(server.ticket()))).isTrue();
  }
}
