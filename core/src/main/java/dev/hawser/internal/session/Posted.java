package dev.hawser.internal.session;

/// A message that waits for a stream's window, or what is left of it.
final class Posted {
  final byte[] bytes;
  final boolean whole;
  final boolean end;
  int offset;
  int length;

  Posted(byte[] bytes, int offset, int length, boolean whole, boolean end) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.whole = whole;
    this.end = end;
  }
}
