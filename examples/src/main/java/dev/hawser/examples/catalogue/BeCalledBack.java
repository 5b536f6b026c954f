package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.FOLDER;
import static dev.hawser.examples.catalogue.Step.HUB;
import static dev.hawser.examples.catalogue.Step.await;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;
import static dev.hawser.examples.catalogue.Step.write;

import dev.hawser.examples.callback.Customers;
import dev.hawser.examples.callback.OfficeServer;
import dev.hawser.examples.callback.Questions;
import dev.hawser.examples.circular.Link;
import dev.hawser.examples.circular.Sender;
import dev.hawser.examples.deadlock.TalkClient;
import dev.hawser.examples.deadlock.TalkServer;
import dev.hawser.examples.events.MonitorClient;
import dev.hawser.examples.events.MonitorServer;

/// Calls in the other direction, and in circles.
final class BeCalledBack {
  static final Group GROUP =
      Group.of("Be called back", callback(), events(), circular(), deadlock());

  private BeCalledBack() {}

  private static Example callback() {
    return example(
            "callback", "a server that calls its clients back; failures that both sides hear of")
        .serves("P8", "R9")
        .after("callback")
        .role("server", OfficeServer::main)
        .role("customers", "ADDRESS", Customers::main)
        .role("questions", "ADDRESS", Questions::main)
        .played(start("server"), run("customers", ADDRESS), run("questions", ADDRESS));
  }

  private static Example events() {
    return example("events", "a server tells a client that is doing nothing")
        .serves("R11")
        .role("server", MonitorServer::main)
        .role("client", "ADDRESS FILE", MonitorClient::main)
        .played(
            start("server"),
            start("client", ADDRESS, FOLDER + "/watched").until("watching"),
            write("watched", "hello"),
            await("client", "changed from 0 to 5"),
            write("watched", "hello again"),
            await("client", " to 11"));
  }

  private static Example circular() {
    return example("circular", "three processes that call each other in a circle")
        .serves("P10", "C23")
        .after("circular")
        .role("link", "HUB NAME NEXT", Link::main)
        .role("sender", "HUB NAME", Sender::main)
        .played(
            start("link", HUB, "A", "B").until("A is there"),
            start("link", HUB, "B", "C").until("B is there"),
            start("link", HUB, "C", "A").until("C is there"),
            run("sender", HUB, "A"));
  }

  private static Example deadlock() {
    return example("deadlock", "calls in the middle of calls, fifty deep")
        .serves("P11", "C23")
        .after("deadlock")
        .role("server", TalkServer::main)
        .role("client", "ADDRESS", TalkClient::main)
        .played(start("server"), run("client", ADDRESS));
  }
}
