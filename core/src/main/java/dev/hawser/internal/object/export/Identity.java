package dev.hawser.internal.object.export;

import org.jspecify.annotations.Nullable;

/// An object as a key: only itself is equal to it.
record Identity(Object object) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Identity(Object theirs) && theirs == object;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(object);
  }
}
