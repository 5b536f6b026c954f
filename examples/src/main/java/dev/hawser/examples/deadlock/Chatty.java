package dev.hawser.examples.deadlock;

/// Answers by calling the other side in the middle of its call. Every call runs in a thread of its
/// own, so both sides can go on like this without waiting for themselves.
final class Chatty implements Talker {
  @Override
  public int talk(Talker other, int left) {
    return left == 0 ? 0 : 1 + other.talk(this, left - 1);
  }
}
