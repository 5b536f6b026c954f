package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Delivery;
import dev.hawser.SharedQueue;
import dev.hawser.examples.demo.stage.Player;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Work that survives the death of whoever was doing it.
final class Leases extends Scene {
  private static final String DAVE = "dave";
  private static final String JOB = "paint the hull";

  Leases() {
    super("Leases", "Dave takes a job on trust and is killed; the job goes to Bob.");
    server("address", server -> server.address());
    part("sign on", Leases::signOn);
    client("give", Leases::give);
    client("lease", Leases::lease);
    client("work", Leases::work);
    client("left", client -> client.globals().queue("jobs").size());
  }

  private static Object signOn(Player player, String address) {
    // The grace period is how long the server waits for a client that lost its connection.
    Duration grace = Duration.ofMillis(300);
    player.keep(Client.builder().name(player.name()).grace(grace).connect(address));
    return true;
  }

  private static Object give(Client client) throws InterruptedException {
    client.globals().queue("jobs", String.class).put(JOB);
    return true;
  }

  private static Object lease(Client client) throws InterruptedException {
    Delivery<String> job =
        client.globals().queue("jobs", String.class).lease(Duration.ofMinutes(10));
    say("begins to %s, attempt %d", job.value(), job.attempt());
    return job.attempt();
  }

  private static Object work(Client client) throws InterruptedException {
    // @start region="work"
    SharedQueue<String> jobs = client.globals().queue("jobs", String.class);
    try (Delivery<String> job = jobs.lease(Duration.ofMinutes(10))) {
      say("begins to %s, attempt %d", job.value(), job.attempt());
      job.ack(); // done; without this the job would go back to the head of the queue
      return job.attempt();
    }
    // @end
  }

  @Override
  public void play(Stage stage) {
    stage.hire(DAVE);
    stage.show("work");
    stage.ask(DAVE, "sign on", stage.ask(SERVER, "address"));
    stage.ask(ALICE, "give");
    stage.check("dave's is the first attempt", 1, stage.ask(DAVE, "lease"));
    var bob = stage.start(BOB, "work");
    stage.kill(DAVE);
    stage.print("    (dave's process is killed with SIGKILL)");
    stage.check("bob is given the same job, as attempt 2", 2, stage.answer(bob));
    stage.check("and then it is done: the queue is empty", 0, stage.ask(ALICE, "left"));
  }
}
