package dev.hawser.internal.code;

import java.lang.classfile.ClassFile;
import org.jspecify.annotations.Nullable;

/// A class file that is ready to travel.
///
/// @param entry how the manifest lists it
/// @param bytes its class file; not to be changed
/// @param references what it refers to
record Portion(ShippedClass entry, byte[] bytes, References references) {
  /// A class file of this process.
  ///
  /// @param original what it was made from, if it is not the loader's own
  static Portion of(String name, byte[] bytes, ShippedClass.@Nullable Original original) {
    return of(new ShippedClass(name, Digest.of(bytes), bytes.length, original), bytes);
  }

  /// A class file that is already listed somewhere.
  static Portion of(ShippedClass entry, byte[] bytes) {
    return new Portion(entry, bytes, References.of(ClassFile.of().parse(bytes)));
  }

  String name() {
    return entry.name();
  }

  /// Whether this is only a part of a class. A class that was let in its slices has an original,
  /// too, but of its own name.
  boolean isSlice() {
    ShippedClass.Original original = entry.original();
    return original != null && !original.name().equals(entry.name());
  }
}
