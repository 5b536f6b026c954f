package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static java.util.Objects.requireNonNull;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.names.Announcement;
import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.Services;
import org.jspecify.annotations.Nullable;

/// Services are found by their names, wherever they are.
final class Finding extends Scene {
  /// What Alice offers.
  interface Greeter {
    String greet(String name);
  }

  private @Nullable Server own;
  private @Nullable Announcement announcement;
  private @Nullable Services services;
  private @Nullable Greeter greeter;

  Finding() {
    super(
        "Names",
        "Alice opens a server of her own; Bob finds it by name, and again when it has moved.");
    client("announce", this::announce);
    client("list", Finding::list);
    client("find", this::find);
    part("greet", (_, _) -> requireNonNull(greeter).greet("Bob"));
    client("move", this::move);
    part("withdraw", (_, _) -> withdraw());
    part("forget", (_, _) -> forget());
  }

  private Object announce(Client client) {
    // @start region="announce"
    Server server = Server.open();
    server.export("greeter", (Greeter) name -> "Hello, " + name);
    Announcement known = Announcement.of(server, client.names(), "demo.");
    // @end
    own = server;
    announcement = known;
    say("the greeter is at %s", server.address());
    return server.exports().names();
  }

  private static Object list(Client client) {
    // @start region="list"
    var found = client.names().list(NameFilter.startingWith("demo."));
    // @end
    return found.stream().map(NameEntry::name).toList();
  }

  private Object find(Client client) {
    // @start region="find"
    Services lab = Services.of(client.names());
    Greeter there = lab.proxy("demo.greeter", Greeter.class);
    // @end
    services = lab;
    greeter = there;
    return there.greet("Bob");
  }

  private Object move(Client client) {
    withdraw();
    return announce(client);
  }

  private Object withdraw() {
    requireNonNull(announcement).close();
    requireNonNull(own).close();
    return "gone";
  }

  private Object forget() {
    requireNonNull(services).close();
    return "forgotten";
  }

  @Override
  public void play(Stage stage) {
    stage.show("announce");
    stage.check("alice's server is announced", "[greeter]", stage.ask(ALICE, "announce"));
    stage.show("list");
    stage.check("bob sees its name", "[demo.greeter]", stage.ask(BOB, "list"));
    stage.show("find");
    stage.check("he calls it", "Hello, Bob", stage.ask(BOB, "find"));
    stage.check("it moves to another port", "[greeter]", stage.ask(ALICE, "move"));
    stage.check("the same proxy finds it there", "Hello, Bob", stage.ask(BOB, "greet"));
    stage.check("alice closes it", "gone", stage.ask(ALICE, "withdraw"));
    stage.check("its name is gone, too", "[]", stage.ask(BOB, "list"));
    stage.check("bob is done with it", "forgotten", stage.ask(BOB, "forget"));
  }
}
