package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// One field of a serializable object. Primitive ones are written without a tag, since both ends
/// know their type.
///
/// @param kind the first letter of the type's descriptor
/// @param getter of type `(Object)kind`
/// @param setter of type `(Object,kind)void`
record ObjectField(
    String name, Class<?> type, char kind, MethodHandle getter, MethodHandle setter) {

  /// One that was made accessible.
  static ObjectField of(Field field) {
    Class<?> type = field.getType();
    Class<?> erased = type.isPrimitive() ? type : Object.class;
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      return new ObjectField(
          field.getDeclaringClass().getName() + "." + field.getName(),
          type,
          type.descriptorString().charAt(0),
          lookup.unreflectGetter(field).asType(MethodType.methodType(erased, Object.class)),
          lookup
              .unreflectSetter(field)
              .asType(MethodType.methodType(void.class, Object.class, erased)));
    } catch (IllegalAccessException e) {
      throw new ValueException("the field " + field + " cannot be set: " + e.getMessage(), e);
    }
  }

  boolean isPrimitive() {
    return type.isPrimitive();
  }

  /// What a field of a reference type holds.
  @Nullable Object value(Object object) {
    try {
      return (Object) getter.invokeExact(object);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Fills a field of a reference type.
  void set(Object object, @Nullable Object value) {
    if (value != null && !type.isInstance(value)) {
      throw new ValueException(
          "the field "
              + name
              + " is a "
              + type.getName()
              + " and cannot hold a "
              + value.getClass().getName());
    }
    try {
      setter.invokeExact(object, value);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void writePrimitive(Object object, Output out) {
    try {
      switch (kind) {
        case 'I' -> out.writeSignedVarInt((int) getter.invokeExact(object));
        case 'J' -> out.writeSignedVarLong((long) getter.invokeExact(object));
        case 'D' -> out.writeDouble((double) getter.invokeExact(object));
        case 'Z' -> out.writeBoolean((boolean) getter.invokeExact(object));
        case 'F' -> out.writeFloat((float) getter.invokeExact(object));
        case 'S' -> out.writeShort((short) getter.invokeExact(object));
        case 'C' -> out.writeShort((char) getter.invokeExact(object));
        case 'B' -> out.writeByte((byte) getter.invokeExact(object));
        default -> throw new AssertionError(kind);
      }
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void readPrimitive(Object object, Input in) {
    try {
      switch (kind) {
        case 'I' -> setter.invokeExact(object, in.readSignedVarInt());
        case 'J' -> setter.invokeExact(object, in.readSignedVarLong());
        case 'D' -> setter.invokeExact(object, in.readDouble());
        case 'Z' -> setter.invokeExact(object, in.readBoolean());
        case 'F' -> setter.invokeExact(object, in.readFloat());
        case 'S' -> setter.invokeExact(object, in.readShort());
        case 'C' -> setter.invokeExact(object, (char) in.readShort());
        case 'B' -> setter.invokeExact(object, in.readByte());
        default -> throw new AssertionError(kind);
      }
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(Throwable thrown) {
    return switch (thrown) {
      case Error e -> throw e;
      case RuntimeException e -> e;
      default -> throw new AssertionError(thrown);
    };
  }
}
