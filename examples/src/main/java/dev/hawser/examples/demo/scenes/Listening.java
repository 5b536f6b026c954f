package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;

import module java.base;

import dev.hawser.Client;
import dev.hawser.MapChange;
import dev.hawser.SharedMap;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Listeners are told of every change, once and in order.
final class Listening extends Scene {
  private static final int TIMES = 500;

  private final List<MapChange<Integer>> heard = new ArrayList<>();
  private final CountDownLatch all = new CountDownLatch(2 * TIMES);

  Listening() {
    super("Listening", "Alice and Carol change a number 1,000 times; Bob hears of every change.");
    client("listen", this::listen);
    client("count", Listening::count);
    client("report", _ -> report());
  }

  private Object listen(Client client) {
    // @start region="listen"
    SharedMap<Integer> log = client.globals().map("log", Integer.class);
    log.onChange(change -> { // key, old value, new value, version, and who did it
      heard.add(change);
      all.countDown();
    });
    // @end
    return true;
  }

  private static Object count(Client client) {
    SharedMap<Integer> log = client.globals().map("log", Integer.class);
    for (int i = 0; i < TIMES; i++) {
      log.merge("miles", 1, Integer::sum);
    }
    return client.id();
  }

  private Object report() throws InterruptedException {
    all.await();
    int missed = 0;
    Integer value = null;
    long version = -1;
    for (MapChange<Integer> change : heard) {
      if (!Objects.equals(change.oldValue(), value) || change.version() <= version) {
        missed++;
      }
      value = change.newValue();
      version = change.version();
    }
    say("heard %,d changes, the last one: %s", heard.size(), heard.getLast());
    return missed
        + " missed, ends with "
        + value
        + ", by "
        + heard.stream().map(MapChange::by).distinct().sorted().toList();
  }

  @Override
  public void play(Stage stage) {
    stage.show("listen");
    stage.ask(BOB, "listen");
    var alice = stage.start(ALICE, "count");
    var carol = stage.start(CAROL, "count");
    List<String> ids = List.of(stage.answer(alice), stage.answer(carol));
    stage.check(
        "every change once, in order, and who made it",
        "0 missed, ends with 1000, by " + ids,
        stage.ask(BOB, "report"));
  }
}
