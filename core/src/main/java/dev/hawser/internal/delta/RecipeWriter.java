package dev.hawser.internal.delta;

import java.util.ArrayList;
import java.util.List;

/// Puts a recipe together, step by step; a step that goes on where the one before ends becomes one
/// with it.
final class RecipeWriter {
  private final long offset;
  private final List<Step> steps = new ArrayList<>();

  /// A recipe for the chunk at `offset`, without steps yet.
  RecipeWriter(long offset) {
    this.offset = offset;
  }

  /// The next `length` bytes are brought along; there may be none.
  void literal(int length) {
    if (length == 0) {
      return;
    }
    if (!steps.isEmpty() && steps.getLast() instanceof Step.Literal before) {
      steps.set(steps.size() - 1, new Step.Literal(before.length() + length));
    } else {
      steps.add(new Step.Literal(length));
    }
  }

  /// The next `length` bytes are those at `from` of the old version; there may be none.
  void copy(long from, int length) {
    if (length == 0) {
      return;
    }
    if (!steps.isEmpty()
        && steps.getLast() instanceof Step.Copy before
        && before.from() + before.length() == from) {
      steps.set(steps.size() - 1, new Step.Copy(before.from(), before.length() + length));
    } else {
      steps.add(new Step.Copy(from, length));
    }
  }

  /// The recipe for the chunk, with which `chunk` begins.
  Recipe finish(byte[] chunk) {
    return Recipe.of(offset, steps, chunk);
  }
}
