package dev.hawser.internal.disk;

/// Who has claimed a file to write it.
@FunctionalInterface
public interface Holder {
  /// One who keeps the file until it is done with it.
  Holder STAYS = () -> false;

  /// Whether it lets somebody else have the file, because nobody is there any more for whom it
  /// writes. Then it ends by itself soon. Does not wait.
  boolean givesWay();
}
