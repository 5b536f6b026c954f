package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;

/// Pipes: messages in order, both ways at once.
final class Conversations extends Scene {
  private static final int MESSAGES = 20_000;

  Conversations() {
    super("Pipes", "Alice and the server have a conversation, then talk at the same time.");
    client("ask", Conversations::ask);
    server("reply", Conversations::reply);
    client("exchange", client -> exchange(client.pipe("numbers", Integer.class)));
    server("exchange back", server -> exchange(numbers(server)));
    client("finish", Conversations::finish);
    server("count", server -> untilTheEnd(server.clients().get(0).pipe("list", String.class)));
  }

  private static Object ask(Client client) throws InterruptedException {
    // @start region="ask"
    Pipe<Object> pipe = client.pipe("harbour"); // at alice
    pipe.send("How deep is the water?");
    Object metres = pipe.receive();
    // @end
    say("hears: %s", metres);
    return metres;
  }

  private static Object reply(Server server) throws InterruptedException {
    // @start region="reply"
    Pipe<Object> pipe = server.clients().get(0).pipe("harbour"); // at the server
    Object question = pipe.receive();
    pipe.send(7.5);
    // @end
    say("is asked: %s", question);
    return question;
  }

  private static Pipe<Integer> numbers(Server server) {
    return server.clients().get(0).pipe("numbers", Integer.class);
  }

  /// Sends numbers while it receives the other end's.
  private static Object exchange(Pipe<Integer> pipe) throws InterruptedException {
    // @start region="exchange"
    List<Integer> received = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(MESSAGES);
    pipe.onReceive(number -> {
      received.add(number);
      all.countDown();
    });
    for (int number = 0; number < MESSAGES; number++) {
      pipe.send(number);
    }
    all.await();
    // @end
    return received.equals(IntStream.range(0, MESSAGES).boxed().toList()) ? received.size() : -1;
  }

  private static Object finish(Client client) throws InterruptedException {
    // @start region="finish"
    try (Pipe<String> pipe = client.pipe("list", String.class)) {
      pipe.send("bread");
      pipe.send("milk");
    } // closing tells the other end that there is no more
    // @end
    return true;
  }

  private static Object untilTheEnd(Pipe<String> pipe) throws InterruptedException {
    StringBuilder items = new StringBuilder();
    try {
      while (true) {
        items.append(pipe.receive()).append(", ");
      }
    } catch (ClosedException end) {
      return items + "and no more";
    }
  }

  @Override
  public void play(Stage stage) {
    stage.show("ask");
    stage.show("reply");
    var reply = stage.start(SERVER, "reply");
    stage.check("alice gets her answer", 7.5, stage.ask(ALICE, "ask"));
    stage.check("the server got the question", "How deep is the water?", stage.answer(reply));
    stage.show("exchange");
    var theirs = stage.start(SERVER, "exchange back");
    stage.check("20,000 messages arrive in order at alice", MESSAGES, stage.ask(ALICE, "exchange"));
    stage.check("20,000 at the server, meanwhile", MESSAGES, stage.answer(theirs));
    stage.show("finish");
    stage.ask(ALICE, "finish");
    stage.check("the end arrives too", "bread, milk, and no more", stage.ask(SERVER, "count"));
  }
}
