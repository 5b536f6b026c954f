package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.CAROL;
import static dev.hawser.examples.demo.stage.Stage.SERVER;

import module java.base;

import dev.hawser.Client;
import dev.hawser.ClosedException;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;

/// A lost connection is not a lost session.
final class BrokenLines extends Scene {
  private static final int CUTS = 12;
  private static final String NAME = "carol, on a bad line";

  private final CompletableFuture<Peer> guest = new CompletableFuture<>();
  private final AtomicInteger interruptions = new AtomicInteger();

  BrokenLines() {
    super(
        "Broken lines",
        "Carol's connection is cut %d times while she works; nothing is lost or done twice."
            .formatted(CUTS));
    server("ticket", this::expect);
    part("work", (_, ticket) -> work(ticket));
    server("receive", _ -> receive());
    server("total", server -> server.map("odometer", Integer.class).get("miles"));
    server("interruptions", _ -> interruptions.get() > 0);
  }

  private Object expect(Server server) {
    server.onConnect(peer -> {
      if (peer.name().equals(NAME)) {
        peer.onStateChange(state -> {
          if (state == PeerState.RECONNECTING) {
            interruptions.incrementAndGet();
          }
        });
        guest.complete(peer);
      }
    });
    return server.ticket();
  }

  private static Object work(String ticket) throws InterruptedException {
    long seed = new Random().nextLong();
    int mile = 0;
    // @start region="work"
    FaultPlan faults = FaultPlan.overTcp(seed); // a network as bad as we want it
    try (Client client =
        Client.builder().name(NAME).transport(faults.transport()).connect(ticket)) {
      SharedMap<Integer> odometer = client.globals().map("odometer", Integer.class);
      Pipe<Integer> log = client.pipe("log", Integer.class);
      faults.cutEvery(Duration.ofMillis(40), Cut.CLOSE, Cut.RESET, Cut.MID_FRAME);
      while (faults.cuts() < CUTS) {
        odometer.merge("miles", 1, Integer::sum);
        log.send(mile++);
      }
      faults.heal();
      log.close();
    }
    // @end
    say("went %,d miles over %s", mile, faults);
    return mile;
  }

  private Object receive() throws InterruptedException {
    Pipe<Integer> log = guest.join().pipe("log", Integer.class);
    int next = 0;
    int wrong = 0;
    try {
      while (true) {
        int mile = log.receive();
        wrong += mile == next ? 0 : 1;
        next = mile + 1;
      }
    } catch (ClosedException end) {
      say("received %,d messages, with %d interruptions", next, interruptions.get());
      return next + " received, " + wrong + " lost or doubled";
    }
  }

  @Override
  public void play(Stage stage) {
    stage.show("work");
    String ticket = stage.ask(SERVER, "ticket");
    var received = stage.start(SERVER, "receive");
    String miles = stage.ask(CAROL, "work", ticket);
    stage.check(
        miles + " messages arrived, each once and in order",
        miles + " received, 0 lost or doubled",
        stage.answer(received));
    stage.check(miles + " additions were done, each once", miles, stage.ask(SERVER, "total"));
    stage.check("the server saw it happen", true, stage.ask(SERVER, "interruptions"));
  }
}
