package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Closing ends everything, soon, and says why.
final class Closing extends Scene {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final BlockingQueue<String> departures = new LinkedBlockingQueue<>();
  private CompletableFuture<?> waiting = new CompletableFuture<>();

  Closing() {
    super("Closing", "Alice leaves, then the server closes while Bob is waiting for an item.");
    server("watch", this::watch);
    client("leave", Closing::leave);
    server("who left", _ -> departures.take());
    client("wait", this::startWaiting);
    client("outcome", _ -> outcome());
    server("close", Closing::close);
    client("state", Closing::state);
    server("reopen", Closing::reopen);
  }

  private Object watch(Server server) {
    // @start region="watch"
    server.onDisconnect((peer, why) -> departures.add(peer.name()));
    // @end
    return server.address();
  }

  private static Object leave(Client client) {
    client.close();
    return client.state();
  }

  private Object startWaiting(Client client) {
    waiting = client.globals().queue("nothing").async().take();
    return waiting.isDone();
  }

  private Object outcome() {
    return waiting
        .handle((_, failure) -> {
          say("is told: %s", failure == null ? "nothing" : failure.getMessage());
          return failure instanceof DisconnectedException;
        })
        .join();
  }

  private static Object close(Server server) {
    long start = System.nanoTime();
    server.close();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    say("closed in %d ms", time.toMillis());
    return time.compareTo(SOON) < 0;
  }

  private static Object state(Client client) throws InterruptedException {
    client.awaitClose();
    return client.state();
  }

  private static Object reopen(Server server) {
    try (Server again = Server.builder().localPort(server.address().port()).open()) {
      return again.address();
    }
  }

  @Override
  public void play(Stage stage) {
    stage.show("watch");
    String address = stage.ask(SERVER, "watch");
    stage.check("alice closes", "CLOSED", stage.ask(ALICE, "leave"));
    stage.check("the server hears of it", ALICE, stage.ask(SERVER, "who left"));
    stage.check("bob's take waits", false, stage.ask(BOB, "wait"));
    stage.check("the server closes within seconds", true, stage.ask(SERVER, "close"));
    stage.check("bob's take ends with the reason", true, stage.ask(BOB, "outcome"));
    stage.check("carol is closed as well", "CLOSED", stage.ask(CAROL, "state"));
    stage.check("the port can be had again", address, stage.ask(SERVER, "reopen"));
  }
}
