package dev.hawser.examples.registry;

/// The service.
interface Answers {
  int answer();
}
