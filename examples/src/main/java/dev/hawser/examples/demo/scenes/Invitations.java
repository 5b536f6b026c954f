package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.security.Permission;
import org.jspecify.annotations.Nullable;

/// Nobody gets in uninvited, and nobody does what was not granted.
final class Invitations extends Scene {
  private static final String NAME = "dora";

  private @Nullable Client dora;

  Invitations() {
    super(
        "Invitations",
        "Dora may read the prices and nothing else; then her invitation is taken back.");
    server("invite", Invitations::invite);
    part("join", (_, ticket) -> join(ticket));
    part("read", (_, _) -> dora().globals().map("prices").get("bolts"));
    part("write", (_, _) -> told(() -> dora().globals().map("prices").put("bolts", 0)));
    part("take", (_, _) -> told(() -> dora().globals().queue("tasks").poll()));
    part("no ticket", (_, address) -> told(() -> intrude(address)));
    part("mistyped", (_, ticket) -> told(() -> Client.connect(mistyped(ticket))));
    server("address", Server::address);
    server("revoke", server -> server.revoke(NAME));
    part("gone", (_, _) -> gone());
    part("again", (_, ticket) -> told(() -> Client.connect(ticket)));
  }

  private static Object invite(Server server) {
    server.map("prices").put("bolts", 12);
    // @start region="invite"
    String ticket = server.invite("dora", Permission.maps("prices").readOnly());
    // @end
    return ticket;
  }

  private Object join(String ticket) {
    Client client = Client.connect(ticket);
    dora = client;
    return client.identity();
  }

  private Client dora() {
    return Objects.requireNonNull(dora);
  }

  /// Connects as if there were no tickets.
  private static Client intrude(String address) {
    return Client.builder().insecure().connect(address);
  }

  private static String mistyped(String ticket) {
    char last = ticket.charAt(ticket.length() - 10);
    return ticket.substring(0, ticket.length() - 10)
        + (last == '7' ? '8' : '7')
        + ticket.substring(ticket.length() - 9);
  }

  /// What somebody is told who tries something.
  private static String told(Supplier<?> attempt) {
    try {
      return "allowed: " + attempt.get();
    } catch (PermissionException e) {
      say("%s", e.getMessage());
      return "lacks " + e.missing();
    } catch (HawserException | IllegalArgumentException e) {
      say("%s", e.getMessage());
      return "refused";
    }
  }

  private Object gone() throws InterruptedException {
    dora().awaitClose();
    return dora().state();
  }

  @Override
  public void play(Stage stage) {
    stage.show("invite");
    String ticket = stage.ask(SERVER, "invite");
    stage.check("carol's process becomes dora, too", NAME, stage.ask(CAROL, "join", ticket));
    stage.check("dora reads a price", 12, stage.ask(CAROL, "read"));
    stage.check("she may not change it", "lacks maps.write=prices", stage.ask(CAROL, "write"));
    stage.check("nor take a task", "lacks queues.read=tasks", stage.ask(CAROL, "take"));
    String address = stage.ask(SERVER, "address");
    stage.check("without a ticket: refused", "refused", stage.ask(CAROL, "no ticket", address));
    stage.check("with a mistyped one: refused", "refused", stage.ask(CAROL, "mistyped", ticket));
    stage.check("the invitation is revoked", true, stage.ask(SERVER, "revoke"));
    stage.check("her session ends at once", "CLOSED", stage.ask(CAROL, "gone"));
    stage.check("the ticket is good for nothing", "refused", stage.ask(CAROL, "again", ticket));
  }
}
