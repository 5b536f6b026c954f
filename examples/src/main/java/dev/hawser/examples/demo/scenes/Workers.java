package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.call.Cluster;
import dev.hawser.call.SerializableFunction;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import org.jspecify.annotations.Nullable;

/// Functions are values, and work is shared out among processes that have none of its classes.
final class Workers extends Scene {
  private @Nullable Client colleague;

  Workers() {
    super(
        "Functions as values, and workers",
        "Alice shares a function; bob and carol lend their processors to her.");
    server("invite", Workers::invite);
    part("join", (_, ticket) -> join(ticket));
    part("share", (_, _) -> share());
    part("apply", (_, _) -> apply());
    part("lend", (_, _) -> Cluster.lend(colleague().globals(), 1) != null);
    part("map", (_, _) -> map());
  }

  private static Object invite(Server server) {
    return server.invite("colleague", Permission.SHARE, Permission.CALL_SHIPPED);
  }

  private Object join(String ticket) {
    Client client =
        Client.builder().trust(Trust.of(Permission.SHARE, Permission.CALL_SHIPPED)).connect(ticket);
    colleague = client;
    return client.identity();
  }

  private Client colleague() {
    return Objects.requireNonNull(colleague);
  }

  private Object share() {
    Client client = colleague();
    // @start region="share"
    int rate = 19;
    SerializableFunction<Double, Double> tax = net -> net * (100 + rate) / 100;
    client.globals().map().put("tax", tax);
    // @end
    return true;
  }

  @SuppressWarnings("unchecked") // What a map of anything holds under this key.
  private Object apply() {
    SharedMap<Object> map = colleague().globals().map();
    var tax = (SerializableFunction<Double, Double>) Objects.requireNonNull(map.get("tax"));
    return tax.apply(200.0);
  }

  private Object map() throws InterruptedException {
    Client client = colleague();
    List<Integer> numbers = IntStream.rangeClosed(1, 100).boxed().toList();
    // @start region="map"
    List<Integer> squares = Cluster.in(client.globals()).map(n -> n * n, numbers);
    // @end
    return squares.stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void play(Stage stage) {
    String ticket = stage.ask(SERVER, "invite");
    for (String name : List.of(ALICE, BOB, CAROL)) {
      stage.check(name + " comes in as a colleague", "colleague", stage.ask(name, "join", ticket));
    }
    stage.show("share");
    stage.ask(ALICE, "share");
    stage.check("bob applies it in his own process", 238.0, stage.ask(BOB, "apply"));
    stage.ask(BOB, "lend");
    stage.ask(CAROL, "lend");
    stage.show("map");
    stage.check("the sum of all squares is right", 338350, stage.ask(ALICE, "map"));
  }
}
