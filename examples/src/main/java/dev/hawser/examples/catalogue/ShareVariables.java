package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.await;
import static dev.hawser.examples.catalogue.Step.kill;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

/// Maps, queues and pipes that several processes have in common.
final class ShareVariables {
  static final Group GROUP =
      Group.of(
          "Share variables: maps, queues, pipes",
          primes(),
          variables(),
          pipes(),
          queues(),
          parlour());

  private ShareVariables() {}

  private static Example primes() {
    return example("primes", "prime factors: workers pull work from a queue, on a lease")
        .serves("P13", "H5")
        .after("distributed-computing")
        .command("dispatcher", "primes dispatcher")
        .command("worker", "ADDRESS", "primes worker")
        .command("client", "ADDRESS", "primes client")
        .played(
            start("dispatcher").until("primes client "),
            start("worker", ADDRESS).until("is ready"),
            start("worker", ADDRESS).until("is ready"),
            run("client", ADDRESS));
  }

  private static Example variables() {
    return example("variables", "maps that a client and its server share, and one that all share")
        .serves("C4", "C5")
        .role("server", dev.hawser.examples.variables.VariablesServer::main)
        .role("first", "ADDRESS", dev.hawser.examples.variables.First::main)
        .role("second", "ADDRESS", dev.hawser.examples.variables.Second::main)
        .played(start("server"), run("first", ADDRESS), run("second", ADDRESS));
  }

  private static Example pipes() {
    return example("pipes", "conversations between a client and its server")
        .serves("C6")
        .role("server", dev.hawser.examples.pipes.Bruce::main)
        .role("client", "ADDRESS", dev.hawser.examples.pipes.Asker::main)
        .played(start("server"), run("client", ADDRESS));
  }

  private static Example parlour() {
    return example("parlour", "a chat room in a few lines")
        .serves("C20")
        .role("server", dev.hawser.examples.parlour.Parlour::main)
        .role("guest", "ADDRESS NAME", dev.hawser.examples.parlour.Guest::main)
        .played(
            start("server"),
            start("guest", ADDRESS, "Anna").until("you are in"),
            run("guest", ADDRESS, "Ben").typing("hello, everybody"),
            await("server", "Ben is out"));
  }

  private static Example queues() {
    return example(
            "queues", "queues for two and for all; what a dead client waited for is not lost")
        .serves("C7", "C8")
        .role("server", dev.hawser.examples.queues.QueueServer::main)
        .role("first", "ADDRESS", dev.hawser.examples.queues.First::main)
        .role("second", "ADDRESS", dev.hawser.examples.queues.Second::main)
        .role("waiting", "ADDRESS", dev.hawser.examples.queues.Waiting::main)
        .played(
            start("server"),
            start("waiting", ADDRESS).until("waiting"),
            kill("waiting"),
            run("first", ADDRESS),
            run("second", ADDRESS),
            await("server", "news: [0, 1, 2]"));
  }
}
