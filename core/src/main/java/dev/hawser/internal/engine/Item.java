package dev.hawser.internal.engine;

/// An item of a queue: its place in the order of arrival, and how often it has been leased.
final class Item {
  final long sequence;
  final byte[] value;
  int attempts;

  Item(long sequence, byte[] value) {
    this.sequence = sequence;
    this.value = value;
  }
}
