package dev.hawser.internal.code;

import org.jspecify.annotations.Nullable;

/// One class of a closure, named by its content.
///
/// @param name its binary name, such as `app.Main$Job`
/// @param digest of its bytes
/// @param size of its bytes
/// @param original if it is a slice, the class it was cut out of; else null
public record ShippedClass(String name, Digest digest, int size, @Nullable Original original) {
  /// The class that a slice was cut out of. Whoever has just this class needs no slice.
  public record Original(String name, Digest digest) {}

  /// The package of the class.
  public String packageName() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
