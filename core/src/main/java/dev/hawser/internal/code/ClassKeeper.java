package dev.hawser.internal.code;

import org.jspecify.annotations.Nullable;

/// A loader that keeps what its classes were made from, so that they can be shipped on as they
/// came. Implemented by the loaders of shipped classes.
public interface ClassKeeper {
  /// A class as it came, or null if this loader has defined none of that name.
  ///
  /// @param name its binary name
  @Nullable Kept kept(String name);

  /// A class as it came.
  ///
  /// @param entry how the manifest listed it
  /// @param bytes its class file; not to be changed
  record Kept(ShippedClass entry, byte[] bytes) {}
}
