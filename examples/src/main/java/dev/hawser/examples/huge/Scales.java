package dev.hawser.examples.huge;

/// Weighs things.
interface Scales {
  int weigh(String text);

  int weigh(byte[] bytes);
}
