package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.FOLDER;
import static dev.hawser.examples.catalogue.Step.HUB;
import static dev.hawser.examples.catalogue.Step.await;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.bank.Branch;
import dev.hawser.examples.bank.Customer;
import dev.hawser.examples.hub.Hub;
import dev.hawser.examples.nameserverstress.Stress;
import dev.hawser.examples.nonameserver.Listener;
import dev.hawser.examples.nonameserver.SayingServer;
import dev.hawser.examples.unixsocket.Caller;
import dev.hawser.examples.unixsocket.RadioServer;

/// Names instead of addresses.
final class FindEachOther {
  static final Group GROUP =
      Group.of(
          "Find each other",
          bank(),
          hub(),
          nonameserver(),
          unixsocket(),
          nameserverstress(),
          registry());

  private FindEachOther() {}

  private static Example bank() {
    return example(
            "bank",
            "objects that are found by the beginning of their names; exceptions with types of their"
                + " own")
        .serves("P5", "R12", "R13")
        .after("banks")
        .role("branch", "HUB NAME CREDIT", Branch::main)
        .role("customer", "HUB NAME…", Customer::main)
        .played(
            start("branch", HUB, "abn", "0").until("is open"),
            start("branch", HUB, "rabobank", "500").until("is open"),
            run("customer", HUB, "Irmen"),
            run("customer", HUB, "Suzy"));
  }

  private static Example hub() {
    return example("hub", "a server that has nothing of its own, where others meet")
        .serves("R12", "R13")
        .role("server", Hub::main)
        .played(start("server"));
  }

  private static Example nonameserver() {
    return example(
            "nonameserver", "objects without a name server: a URI says all that a client needs")
        .serves("P24")
        .after("nonameserver")
        .role("server", SayingServer::main)
        .role("client", "URI", Listener::main)
        .played(
            start("server").until("chosen: "),
            run("client", ADDRESS),
            await("server", "generated: "),
            run("client", ADDRESS));
  }

  private static Example unixsocket() {
    return example("unixsocket", "a server on a Unix domain socket")
        .serves("P34")
        .after("unixdomainsock")
        .role("server", "FILE", RadioServer::main)
        .role("client", "ADDRESS", Caller::main)
        .played(start("server", FOLDER + "/radio"), run("client", ADDRESS));
  }

  private static Example nameserverstress() {
    return example("nameserverstress", "a name server that is given a hard time")
        .serves("P23")
        .after("nameserverstress")
        .role("client", "HUB SECONDS SEED", Stress::main)
        .played(run("client", HUB, "1", "42"));
  }

  private static Example registry() {
    return example(
            "registry", "services that register themselves, and are found without an address")
        .serves("R12", "R13")
        .role("registry", "NAME", dev.hawser.examples.registry.Registry::main)
        .role("service", "NAME", dev.hawser.examples.registry.Service::main)
        .role("client", "NAME", dev.hawser.examples.registry.Asker::main)
        .played(
            start("registry", "registry at play"),
            start("service", "registry at play").until("registered"),
            run("client", "registry at play"));
  }
}
