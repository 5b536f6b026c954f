package dev.hawser.examples.catalogue;

import static dev.hawser.examples.catalogue.Example.example;
import static dev.hawser.examples.catalogue.Step.ADDRESS;
import static dev.hawser.examples.catalogue.Step.run;
import static dev.hawser.examples.catalogue.Step.start;

import dev.hawser.examples.attributes.Intruder;
import dev.hawser.examples.attributes.Thermostat;

/// What can be reached, and what is refused.
final class DecideWhoMay {
  static final Group GROUP = Group.of("Decide who may do what", attributes());

  private DecideWhoMay() {}

  private static Example attributes() {
    return example(
            "attributes", "what of an object can be reached, and what cannot, whatever is tried")
        .serves("P2", "R3")
        .after("attributes")
        .role("server", Thermostat::main)
        .role("client", "ADDRESS", Intruder::main)
        .played(start("server"), run("client", ADDRESS));
  }
}
