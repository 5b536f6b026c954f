package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;

import module java.base;

import dev.hawser.Client;
import dev.hawser.SharedQueue;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Queues: each item goes to one taker.
final class Queues extends Scene {
  private static final int TASKS = 1_000;
  private static final int NO_MORE = -1;

  private CompletableFuture<?> waiting = new CompletableFuture<>();

  Queues() {
    super(
        "Queues", "Alice puts tasks, Bob and Carol share them; takers and givers wait if need be.");
    client("give", Queues::give);
    client("work", Queues::work);
    client("wait", this::waitForNews);
    client("tell", Queues::tell);
    client("news", _ -> waiting.join());
    client("fill", this::fill);
    client("make room", client -> client.globals().queue("berths").take());
    client("filled", this::filled);
  }

  private static Object give(Client client) throws InterruptedException {
    // @start region="give"
    SharedQueue<Integer> tasks = client.globals().queue("tasks", Integer.class); // alice
    for (int task = 1; task <= TASKS; task++) {
      tasks.put(task);
    }
    tasks.put(NO_MORE);
    tasks.put(NO_MORE);
    // @end
    return true;
  }

  private static Object work(Client client) throws InterruptedException {
    int sum = 0;
    int count = 0;
    // @start region="work"
    SharedQueue<Integer> tasks = client.globals().queue("tasks", Integer.class); // bob, carol
    for (int task = tasks.take(); task != NO_MORE; task = tasks.take()) {
      sum += task;
      count++;
    }
    // @end
    say("did %,d tasks", count);
    return sum;
  }

  private Object waitForNews(Client client) {
    waiting = client.globals().queue("news").async().take();
    return waiting.isDone();
  }

  private static Object tell(Client client) throws InterruptedException {
    client.globals().queue("news").put("land in sight");
    return true;
  }

  private Object fill(Client client) throws InterruptedException {
    // @start region="fill"
    SharedQueue<Object> berths = client.globals().queue("berths").capacity(2);
    berths.put("Aurora");
    berths.put("Borealis");
    boolean room = berths.offer("Calypso"); // no: it is full
    waiting = berths.async().put("Calypso"); // waits for a free berth
    // @end
    return room + ", " + waiting.isDone();
  }

  private Object filled(Client client) {
    waiting.join();
    return client.globals().queue("berths").size();
  }

  @Override
  public void play(Stage stage) {
    stage.show("give");
    stage.show("work");
    var bob = stage.start(BOB, "work");
    var carol = stage.start(CAROL, "work");
    stage.ask(ALICE, "give");
    int sum = Integer.parseInt(stage.answer(bob)) + Integer.parseInt(stage.answer(carol));
    stage.check("each task was done by one of them", TASKS * (TASKS + 1) / 2, sum);
    stage.check("carol's take of something else waits", false, stage.ask(CAROL, "wait"));
    stage.ask(BOB, "tell");
    stage.check("and gets what bob puts later", "land in sight", stage.ask(CAROL, "news"));
    stage.show("fill");
    stage.check("a full queue takes no more", "false, false", stage.ask(ALICE, "fill"));
    stage.check("first in, first out", "Aurora", stage.ask(BOB, "make room"));
    stage.check("then the waiting put goes through", 2, stage.ask(ALICE, "filled"));
  }
}
