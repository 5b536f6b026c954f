package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.HUB;
import static dev.hawser.examples.catalogue.Step.await;
import static dev.hawser.examples.catalogue.Step.kill;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.disconnects.Dawdler;
import dev.hawser.examples.disconnects.StrictServer;
import dev.hawser.examples.reconnect.FixedServer;
import dev.hawser.examples.reconnect.Neighbour;
import dev.hawser.examples.reconnect.OracleServer;
import dev.hawser.examples.reconnect.Pilgrim;
import dev.hawser.examples.timeouts.Limits;
import dev.hawser.examples.timeouts.SlowServer;
import dev.hawser.examples.tracking.LibraryServer;
import dev.hawser.examples.tracking.Reader;

/// Processes that are killed, and calls that take too long.
final class SurviveTrouble {
  static final Group GROUP =
      Group.of("Survive trouble", reconnect(), disconnects(), timeouts(), tracking());

  private SurviveTrouble() {}

  private static Example reconnect() {
    return example(
            "reconnect",
            "a client that goes on when its server was killed and another took its place")
        .serves("P4")
        .after("autoreconnect")
        .role("server", "HUB NAME", OracleServer::main)
        .role("client", "HUB", Pilgrim::main)
        .role("fixed", "ADDRESS NAME", FixedServer::main)
        .role("neighbour", "ADDRESS", Neighbour::main)
        .played(
            start("server", HUB, "the first").until("the first is at "),
            start("client", HUB).until("answered by the first"),
            kill("server"),
            start("server", HUB, "the second").until("the second is at "),
            await("client", "answered by the second"),
            start("fixed", "localhost:0", "the third"),
            start("neighbour", ADDRESS).until("answered by the third"),
            kill("fixed"),
            start("fixed", ADDRESS, "the fourth"),
            await("neighbour", "answered by the fourth"));
  }

  private static Example timeouts() {
    return example("timeouts", "calls that take too long")
        .serves("P33", "R16")
        .after("timeout")
        .role("server", SlowServer::main)
        .role("client", "ADDRESS", Limits::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example tracking() {
    return example("tracking", "what a client leaves open is closed when it is gone")
        .after("resourcetracking")
        .role("server", LibraryServer::main)
        .role("client", "ADDRESS NAME", Reader::main)
        .played(
            start("server"),
            start("client", ADDRESS, "anna").until("reading"),
            kill("client"),
            await("server", "the atlas is taken back from anna"));
  }

  private static Example disconnects() {
    return example(
            "disconnects", "a server that drops its clients, whose proxies go on all the same")
        .serves("P12")
        .after("disconnects")
        .role("server", StrictServer::main)
        .role("client", "ADDRESS NAME", Dawdler::main)
        .played(
            start("server"),
            start("client", ADDRESS, "Anna").until("result: 12345"),
            await("server", "Anna was dropped"),
            run("client", ADDRESS, "Ben").typing("ahoy"));
  }
}
