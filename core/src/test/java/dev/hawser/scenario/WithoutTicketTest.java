package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Server;
import dev.hawser.internal.security.Home;
import dev.hawser.security.Trust;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Without a ticket")
class WithoutTicketTest extends SecureScenario {
  private Server serveInsecure() {
    return closing(Server.builder().localPort(0).insecure().open());
  }

  // ---- on this host ----

  @Test
  @DisplayName("a process of the same user needs the port only, and is 'local'")
  void local() {
    Server server = serve();
    Client client = closing(Client.connect(server.address().port()));
    assertThat(works(client)).isTrue();
    assertThat(client.identity()).isEqualTo("local");
    assertThat(server.client(client.id()).identity()).isEqualTo("local");
    assertThat(connect(server.address().toString()).identity()).isEqualTo("local");
  }

  @Test
  @DisplayName("it may do what the server's trust says")
  void localTrust() {
    Trust little = Trust.parse("maps=wishes");
    Server server = closing(Server.builder().localPort(0).trust(little).open());
    Client client = closing(Client.connect(server.address().port()));
    assertThat(client.granted()).isEqualTo(little);
    assertThatThrownBy(() -> client.globals().map().put("message", "hello"))
        .hasMessageContaining("Server.builder().trust(");
  }

  @Test
  @DisplayName("somebody else's program on that port is not mistaken for a server of one's own")
  void foreign() throws Exception {
    try (ServerSocket foreign = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(refusal(() -> Client.connect(foreign.getLocalPort())))
          .hasMessageContaining("localhost:" + foreign.getLocalPort())
          .hasMessageContaining("is not a server of yours on this host: connect with a ticket");
    }
  }

  @Test
  @DisplayName("a server that takes connections and never answers is given up in time")
  void frozen() throws Exception {
    try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "localhost:" + frozen.getLocalPort();
      Duration soon = Duration.ofMillis(50);
      assertThatThrownBy(() -> Client.builder().insecure().timeout(soon).connect(address))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining(address);
      assertThatThrownBy(
              () -> Deadline.within(soon).call(() -> Client.builder().insecure().connect(address)))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining(address);
    }
  }

  @Test
  @DisplayName("somebody else's servers, safe or insecure, are not either")
  void othersServers() throws Exception {
    for (Server server : new Server[] {serve(), serveInsecure()}) {
      int port = server.address().port();
      Files.delete(Home.socket(port)); // what another user's server keeps is not here
      assertThat(refusal(() -> Client.connect(port)))
          .hasMessageContaining("is not a server of yours on this host: connect with a ticket")
          .hasMessageContaining("if it was opened insecure, with Client.builder().insecure()");
    }
  }

  @Test
  @DisplayName("where nobody listens there is nobody")
  void nobody() {
    Server server = serve();
    int port = server.address().port();
    server.close();
    assertThatThrownBy(() -> Client.connect(port))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("localhost:" + port);
  }

  // ---- on other hosts ----

  @Test
  @DisplayName("another host is refused at once, with words that say what is missing")
  void remote() {
    assertThat(refusal("192.0.2.1:1900"))
        .hasMessageContaining("192.0.2.1:1900 needs a ticket")
        .hasMessageContaining("server.ticket()");
    assertThat(refusal("hawser.test:1900")).hasMessageContaining("needs a ticket");
  }

  // ---- insecure ----

  @Test
  @DisplayName("an insecure server lets everybody in who says the same, and nobody has a name")
  void insecure() {
    Server server = serveInsecure();
    Client client = closing(Client.builder().insecure().connect(server.address().toString()));
    assertThat(works(client)).isTrue();
    assertThat(client.identity()).isEqualTo("anonymous");
    assertThat(server.client(client.id()).identity()).isEqualTo("anonymous");
  }

  @Test
  @DisplayName("an insecure client is told that a server speaks TLS")
  void insecureClient() {
    Server server = serve();
    assertThat(refusal(() -> Client.builder().insecure().connect(server.address().toString())))
        .hasMessageContaining("this server speaks TLS: connect with a ticket");
    assertThat(server.clients()).isEmpty();
  }

  @Test
  @DisplayName("a ticket does not lead into an insecure server")
  void ticketForInsecure() {
    Server safe = serve();
    String line = safe.ticket();
    int port = safe.address().port();
    safe.close();
    Server insecure = closing(Server.builder().localPort(port).insecure().open());
    assertThatThrownBy(() -> Client.connect(line))
        .hasMessageContaining("no TLS with the server")
        .hasMessageContaining("Client.builder().insecure()");
    assertThat(insecure.clients()).isEmpty();
  }

  @Test
  @DisplayName("an insecure server has no tickets")
  void noTickets() {
    Server server = serveInsecure();
    assertThatThrownBy(server::ticket)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("drop insecure()");
    assertThatThrownBy(() -> server.invite("ann")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("the log says loudly what is insecure, and who has full trust")
  void loud() {
    serve();
    assertThat(log.saidAtOnce()).noneMatch(line -> line.contains("WARNING"));
    serveInsecure();
    log.awaitLine("WARNING", "INSECURE: this server lets in whoever reaches its TCP ports");
    Server server = closing(Server.builder().localPort(0).trust(Trust.full()).open());
    log.awaitLine("WARNING", "FULL TRUST: whoever is let in may run any code");
    server.invite("ann", Trust.full());
    log.awaitLine("WARNING", "FULL TRUST: ann may run any code");
  }
}
