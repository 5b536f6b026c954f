package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.connecting.Crowd;
import dev.hawser.examples.connecting.Harbour;
import dev.hawser.examples.connecting.Ship;
import dev.hawser.examples.subprocess.Parent;
import dev.hawser.examples.subprocess.Worker;

/// Where everything begins.
final class GetConnected {
  static final Group GROUP = Group.of("Get connected", connecting(), subprocess());

  private GetConnected() {}

  private static Example connecting() {
    return example("connecting", "a server and its ticket, who comes and goes, and closing")
        .serves("C1", "C2", "C3", "C19")
        .role("server", "[PORT]", Harbour::main)
        .role("client", "TICKET NAME", Ship::main)
        .role("crowd", "ADDRESS COUNT", Crowd::main)
        .played(
            start("server"),
            start("client", ADDRESS, "Anna").until("closed: true"),
            start("client", ADDRESS, "Ben").until("closed: true"),
            run("crowd", ADDRESS, "20"));
  }

  private static Example subprocess() {
    return example("subprocess", "a program that starts another and talks to it over its streams")
        .serves("R17")
        .role("parent", "[COMMAND]", Parent::main)
        .role("worker", Worker::main)
        .played(run("parent"), run("worker")); // which has no parent then, and ends
  }
}
