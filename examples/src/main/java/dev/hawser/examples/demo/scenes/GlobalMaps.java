package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.SharedMap;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Everybody shares variables with everybody.
final class GlobalMaps extends Scene {
  private static final int TIMES = 1_000;

  GlobalMaps() {
    super(
        "A map for all",
        "Three clients add to the same number at the same moment, %,d times each."
            .formatted(TIMES));
    client("ask", GlobalMaps::ask);
    server("hear", server -> server.map().get("message"));
    client("add", GlobalMaps::add);
    server("total", server -> server.map("totals", Integer.class).get("visits"));
  }

  private static Object ask(Client client) {
    // @start region="ask"
    client.globals().map().put("message", "Has anybody seen the harbour pilot?");
    // @end
    return true;
  }

  private static Object add(Client client) {
    // @start region="add"
    SharedMap<Integer> totals = client.globals().map("totals", Integer.class);
    for (int i = 0; i < TIMES; i++) {
      totals.merge("visits", 1, Integer::sum); // atomic, whoever else is adding
    }
    // @end
    say("has added %,d", TIMES);
    return true;
  }

  @Override
  public void play(Stage stage) {
    stage.show("ask");
    stage.ask(ALICE, "ask");
    stage.check(
        "the server, whose own space is the global one, reads it",
        "Has anybody seen the harbour pilot?",
        stage.ask(SERVER, "hear"));
    stage.show("add");
    var adding = List.of(ALICE, BOB, CAROL).stream().map(name -> stage.start(name, "add")).toList();
    adding.forEach(stage::answer);
    stage.check("the total is exact: 3,000", 3 * TIMES, stage.ask(SERVER, "total"));
  }
}
