package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Player;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.security.Ticket;

/// A server and three clients find each other.
final class Connecting extends Scene {
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();

  Connecting() {
    super(
        "Getting connected",
        "A server opens, three clients come in with its ticket, over TLS; it hears of each.");
    part("open", (player, _) -> open(player));
    part("connect", this::connect);
    client("identity", client -> client.identity());
    server(
        "arrivals", _ -> new TreeSet<>(List.of(arrivals.take(), arrivals.take(), arrivals.take())));
    server(
        "ids", server -> server.clients().stream().map(peer -> peer.name() + peer.id()).toList());
  }

  private Object open(Player player) {
    // @start region="open"
    Server server = Server.open(); // on a free port
    server.onConnect(peer -> arrivals.add(peer.name()));
    // @end
    player.keep(server);
    // @start region="ticket"
    String ticket = server.ticket(); // one line to paste: names the server's key, holds a secret
    // @end
    say("is open at %s", server.address());
    say("has a %s", Ticket.parse(ticket)); // which keeps the secret to itself
    return ticket;
  }

  private Object connect(Player player, String ticket) {
    String name = player.name();
    // @start region="connect"
    Client client = Client.builder().name(name).connect(ticket);
    // @end
    player.keep(client);
    say("is connected; the first round trip took %d µs", client.ping().toNanos() / 1000);
    return name + client.id();
  }

  @Override
  public void play(Stage stage) {
    List<String> clients = List.of(ALICE, BOB, CAROL);
    stage.hire(SERVER);
    clients.forEach(stage::hire);
    stage.show("open");
    stage.show("ticket");
    String ticket = stage.ask(SERVER, "open");
    stage.show("connect");
    List<String> ids = clients.stream().map(name -> stage.ask(name, "connect", ticket)).toList();
    stage.check("the server was told of each client", clients, stage.ask(SERVER, "arrivals"));
    stage.check("both ends know each other by the same number", ids, stage.ask(SERVER, "ids"));
    stage.check("the ticket let them in as guests", "guest", stage.ask(ALICE, "identity"));
  }
}
