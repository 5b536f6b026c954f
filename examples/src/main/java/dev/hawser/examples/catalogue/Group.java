package dev.hawser.examples.catalogue;

import java.util.Arrays;
import java.util.List;

/// Examples for readers who want to do the same thing.
///
/// @param wish what they want to do
/// @param examples in the order in which to read them
public record Group(String wish, List<Example> examples) {
  /// A copy that nobody else changes.
  public Group {
    examples = List.copyOf(examples);
  }

  static Group of(String wish, Example... examples) {
    return new Group(wish, Arrays.asList(examples));
  }
}
