package dev.hawser.internal.call;

import dev.hawser.ValueException;
import dev.hawser.internal.code.Lambdas;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What shipped functions say they return. A lambda's class file still tells it, although its type
/// arguments are erased.
final class ResultTypes {
  /// Remembered for each class of lambdas.
  private static final ClassValue<AtomicReference<@Nullable Class<?>>> KNOWN =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Class<?>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private ResultTypes() {}

  /// The class that a function says it returns, if it is a lambda; else any.
  static Class<?> of(Object function) {
    if (!Lambdas.isSerializableLambda(function)) {
      return Object.class;
    }
    AtomicReference<@Nullable Class<?>> known = KNOWN.get(function.getClass());
    Class<?> present = known.get();
    if (present == null) {
      present = read(function);
      known.set(present);
    }
    return present;
  }

  private static Class<?> read(Object lambda) {
    try {
      Lambdas.Parts parts = Lambdas.take(lambda).parts();
      return MethodType.fromMethodDescriptorString(
              parts.form().instantiatedType(), parts.capturer().getClassLoader())
          .returnType();
    } catch (TypeNotPresentException | ValueException _) {
      return Object.class; // what is wrong with it is said where it is sent
    }
  }
}
