package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// Makes the lambdas of one form out of what they captured, after a look at it.
final class LambdaMaker {
  private static final MethodHandle MAKE = find();

  private final LambdaForm form;
  private final Class<?>[] types;
  private final Class<?>[] boxes;
  private final MethodHandle target;

  /// @param captured the types of what is captured, and the functional interface
  /// @param factory of just this type
  LambdaMaker(LambdaForm form, MethodType captured, MethodHandle factory) {
    this.form = form;
    this.types = captured.parameterArray();
    this.boxes = captured.wrap().parameterArray();
    this.target =
        factory.asType(captured.generic()).asSpreader(Object[].class, captured.parameterCount());
  }

  private static MethodHandle find() {
    MethodType type = MethodType.methodType(Object.class, Object[].class);
    try {
      return MethodHandles.lookup().findVirtual(LambdaMaker.class, "make", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// Of type `(Object[])Object`.
  MethodHandle handle() {
    return MAKE.bindTo(this);
  }

  @SuppressWarnings("UnusedMethod") // called by its handle
  private Object make(@Nullable Object[] captured) throws Throwable {
    if (captured.length != types.length) {
      throw new ValueException(
          "malformed value: "
              + name()
              + " captured "
              + types.length
              + " values, not "
              + captured.length);
    }
    for (int i = 0; i < types.length; i++) {
      check(i, captured[i]);
    }
    return (Object) target.invokeExact(captured);
  }

  private void check(int number, @Nullable Object value) {
    boolean fits = value == null ? !types[number].isPrimitive() : boxes[number].isInstance(value);
    if (!fits) {
      throw new ValueException(
          "captured value "
              + number
              + " of "
              + name()
              + " must be of type "
              + types[number].getName()
              + ", not "
              + (value == null ? "null" : value.getClass().getName()));
    }
  }

  private String name() {
    return ShippedNames.binary(form.implClass()) + "::" + form.implName();
  }
}
