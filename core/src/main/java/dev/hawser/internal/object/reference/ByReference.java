package dev.hawser.internal.object.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object that is passed as one interface, because that is what a contract says of its place; or
/// as all that it shows, because a handle has found it. Not a record, which would be a value.
final class ByReference {
  private final Object object;
  private final @Nullable Class<?> type;

  ByReference(Object object, @Nullable Class<?> type) {
    this.object = object;
    this.type = type;
  }

  Object object() {
    return object;
  }

  /// The interface, or none for its own.
  List<Class<?>> types() {
    return type == null ? List.of() : List.of(type);
  }
}
