package dev.hawser.internal.code;

import java.lang.ref.WeakReference;

/// A class, held so that it can be unloaded. There is one reference for each class, so that two may
/// be compared by identity, even when the class is gone.
final class ClassReference extends WeakReference<Class<?>> {
  private static final ClassValue<ClassReference> ALL =
      new ClassValue<>() {
        @Override
        protected ClassReference computeValue(Class<?> type) {
          return new ClassReference(type);
        }
      };

  private ClassReference(Class<?> type) {
    super(type);
  }

  static ClassReference to(Class<?> type) {
    return ALL.get(type);
  }

  boolean isGone() {
    return refersTo(null);
  }
}
