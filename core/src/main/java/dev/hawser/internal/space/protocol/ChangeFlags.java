package dev.hawser.internal.space.protocol;

/// What a message about a change of a map holds beside the key: one bit for each.
public final class ChangeFlags {
  /// The new value; without it the key was removed.
  public static final int VALUE = 1;

  /// What stood there before.
  public static final int BEFORE = 2;

  private ChangeFlags() {}
}
