package dev.hawser.examples.benchmark;

/// Has a method that {@link Bench} inherits.
interface Greeter {
  default String greet(String name) {
    return "Ahoy, " + name;
  }
}
