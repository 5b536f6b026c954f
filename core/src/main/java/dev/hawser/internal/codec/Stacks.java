package dev.hawser.internal.codec;

/// Whether exceptions are written with their stacks, which tell others about the program.
public final class Stacks {
  private static final ScopedValue<Boolean> HIDDEN = ScopedValue.newInstance();
  private static final StackTraceElement[] NONE = {};

  private Stacks() {}

  /// Runs something that writes exceptions, and leaves all stacks out.
  public static void hide(Runnable writing) {
    ScopedValue.where(HIDDEN, true).run(writing);
  }

  /// What is written of an exception's stack.
  static StackTraceElement[] of(Throwable thrown) {
    return HIDDEN.isBound() ? NONE : thrown.getStackTrace();
  }
}
