package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import dev.hawser.Client;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A client and the server share variables that nobody else sees.
final class PrivateMaps extends Scene {
  PrivateMaps() {
    super("A map for two", "Alice and the server write into the map they share; Bob sees nothing.");
    client("write", PrivateMaps::write);
    server("answer", PrivateMaps::answer);
    client("read", PrivateMaps::read);
    client("look", client -> client.map().remote().size());
  }

  private static Object write(Client client) {
    // @start region="write"
    client.map().put("answer", 42); // at alice
    // @end
    return true;
  }

  private static @Nullable Object answer(Server server) {
    // @start region="answer"
    var alice = server.clients().get(0); // at the server
    Integer answer = alice.map().get("answer", Integer.class);
    alice.map().put("reply", "thank you for the " + answer);
    // @end
    return answer;
  }

  private static @Nullable Object read(Client client) {
    // @start region="read"
    client.map().sync(); // at alice: whatever was written before now can be read
    Object reply = client.map().get("reply");
    // @end
    return reply;
  }

  @Override
  public void play(Stage stage) {
    stage.show("write");
    stage.ask(ALICE, "write");
    stage.show("answer");
    stage.check("the server reads what alice wrote", 42, stage.ask(SERVER, "answer"));
    stage.show("read");
    stage.check("alice reads the reply", "thank you for the 42", stage.ask(ALICE, "read"));
    stage.check("bob's own map is empty", 0, stage.ask(BOB, "look"));
  }
}
