package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.CAROL;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Deadline;
import dev.hawser.DeadlineException;
import dev.hawser.SharedQueue;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Waiting can be given up, and then it is over at the other end as well.
final class GivingUp extends Scene {
  GivingUp() {
    super("Giving up", "Waiting is cancelled, or runs into a deadline; nothing is swallowed.");
    client("cancel", GivingUp::cancel);
    client("put", GivingUp::put);
    client("take", client -> client.globals().queue("letters").poll(Duration.ofSeconds(5)));
    client("deadline", GivingUp::deadline);
  }

  private static Object cancel(Client client) {
    // @start region="cancel"
    var letter = client.globals().queue("letters").async().take();
    letter.cancel(true); // reaches the server: this take is over there, too
    // @end
    return letter.isCancelled();
  }

  private static Object put(Client client) throws InterruptedException {
    client.globals().queue("letters").put("for whoever still wants it");
    return true;
  }

  private static Object deadline(Client client) throws InterruptedException {
    // @start region="deadline"
    SharedQueue<Object> letters = client.globals().queue("letters");
    try {
      Deadline.within(Duration.ofMillis(150)).call(() -> letters.take());
    } catch (DeadlineException e) {
      say("%s (%s)", e.getMessage(), e.outcome());
      return "a DeadlineException";
    }
    // @end
    return "a letter";
  }

  @Override
  public void play(Stage stage) {
    stage.show("cancel");
    stage.check("alice's take is cancelled", true, stage.ask(ALICE, "cancel"));
    stage.ask(BOB, "put");
    stage.check(
        "it swallowed nothing: carol gets the letter that came later",
        "for whoever still wants it",
        stage.ask(CAROL, "take"));
    stage.show("deadline");
    stage.check("a deadline ends a wait", "a DeadlineException", stage.ask(ALICE, "deadline"));
  }
}
