package dev.hawser.internal.space.value;

import static java.util.Objects.requireNonNull;

/// What a map, queue or pipe is known by at this end; a primitive type counts as its box.
public record TypedName(String name, Class<?> type) {
  /// The name under which values of a type are known, which may be a primitive one.
  public static TypedName of(String name, Class<?> type) {
    return new TypedName(requireNonNull(name, "name"), Values.boxed(requireNonNull(type, "type")));
  }
}
