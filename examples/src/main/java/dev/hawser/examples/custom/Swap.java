package dev.hawser.examples.custom;

/// Takes one thing and gives another.
interface Swap {
  /// Anything that may travel.
  Object swap(Object thing);
}
