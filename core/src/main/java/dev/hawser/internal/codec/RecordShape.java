package dev.hawser.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// How the records of one class are taken apart and put together, found once a class.
///
/// A component of a primitive type is written without a tag, since both ends know its type: that
/// they do is what the fingerprint makes sure of.
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> type;
  private final int fingerprint;
  private final Component[] components;
  private final MethodHandle constructor;

  /// One component of `owner`: `kind` is the first letter of its type's descriptor, `accessor` is
  /// of type `(Object)kind`.
  record Component(Class<?> owner, String name, char kind, Class<?> type, MethodHandle accessor) {
    /// As messages speak of it.
    @Override
    public String toString() {
      return "component '" + name + "' of " + owner.getName();
    }
  }

  private RecordShape(Class<?> type) {
    this.type = type;
    RecordComponent[] parts = type.getRecordComponents();
    this.fingerprint = fingerprintOf(parts);
    this.components =
        Arrays.stream(parts).map(part -> component(type, part)).toArray(Component[]::new);
    this.constructor = constructorOf(type, parts);
  }

  /// The shape of a record class.
  ///
  /// @throws ValueException if its module keeps it closed to this one
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static int fingerprintOf(RecordComponent[] parts) {
    String text =
        Arrays.stream(parts)
            .map(part -> part.getName() + ":" + part.getType().getName())
            .collect(Collectors.joining(","));
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return (int) crc.getValue();
  }

  private static Component component(Class<?> type, RecordComponent part) {
    Class<?> of = part.getType();
    Method method = part.getAccessor();
    open(type, method);
    try {
      Class<?> erased = of.isPrimitive() ? of : Object.class;
      MethodHandle accessor =
          MethodHandles.lookup()
              .unreflect(method)
              .asType(MethodType.methodType(erased, Object.class));
      return new Component(type, part.getName(), of.descriptorString().charAt(0), of, accessor);
    } catch (IllegalAccessException e) {
      throw closed(type);
    }
  }

  private static MethodHandle constructorOf(Class<?> type, RecordComponent[] parts) {
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      open(type, canonical);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asFixedArity()
          .asType(MethodType.genericMethodType(parts.length))
          .asSpreader(Object[].class, parts.length);
    } catch (IllegalAccessException | NoSuchMethodException e) {
      throw closed(type);
    }
  }

  private static void open(Class<?> type, AccessibleObject member) {
    if (!member.trySetAccessible()) {
      throw closed(type);
    }
  }

  private static ValueException closed(Class<?> type) {
    return new ValueException(
        type.getName()
            + " may not travel: its package is closed to reflection. Add `opens "
            + type.getPackageName()
            + " to dev.hawser;` to the module-info of "
            + type.getModule().getName());
  }

  /// A number that differs, in all likelihood, where the names or types of the components differ.
  int fingerprint() {
    return fingerprint;
  }

  int size() {
    return components.length;
  }

  /// Writes the components in order.
  void write(Object record, ValueWriter out) {
    for (Component component : components) {
      if (component.kind == 'L' || component.kind == '[') {
        out.writePart(component, value(component, record));
      } else {
        writePrimitive(component, record, out.output());
      }
    }
  }

  private @Nullable Object value(Component component, Object record) {
    try {
      return (Object) component.accessor.invokeExact(record);
    } catch (Throwable e) {
      throw accessorFailed(component, e);
    }
  }

  private void writePrimitive(Component component, Object record, Output out) {
    MethodHandle accessor = component.accessor;
    try {
      switch (component.kind) {
        case 'I' -> out.writeSignedVarInt((int) accessor.invokeExact(record));
        case 'J' -> out.writeSignedVarLong((long) accessor.invokeExact(record));
        case 'D' -> out.writeDouble((double) accessor.invokeExact(record));
        case 'Z' -> out.writeBoolean((boolean) accessor.invokeExact(record));
        case 'F' -> out.writeFloat((float) accessor.invokeExact(record));
        case 'S' -> out.writeShort((short) accessor.invokeExact(record));
        case 'C' -> out.writeShort((char) accessor.invokeExact(record));
        case 'B' -> out.writeByte((byte) accessor.invokeExact(record));
        default -> throw new AssertionError(component);
      }
    } catch (Throwable e) {
      throw accessorFailed(component, e);
    }
  }

  private ValueException accessorFailed(Component component, Throwable thrown) {
    return switch (thrown) {
      case VirtualMachineError e -> throw e;
      case HawserException e -> throw e;
      default ->
          new ValueException(
              "the accessor " + component.name + "() of " + type.getName() + " failed: " + thrown,
              thrown);
    };
  }

  /// Reads the components in order and calls the canonical constructor.
  Object read(ValueReader in) {
    @Nullable Object[] arguments = new Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = readComponent(components[i], in);
    }
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new ValueException("the constructor of " + type.getName() + " refused: " + e, e);
    }
  }

  private @Nullable Object readComponent(Component component, ValueReader reader) {
    Input in = reader.input();
    return switch (component.kind) {
      case 'I' -> in.readSignedVarInt();
      case 'J' -> in.readSignedVarLong();
      case 'D' -> in.readDouble();
      case 'Z' -> in.readBoolean();
      case 'F' -> in.readFloat();
      case 'S' -> in.readShort();
      case 'C' -> (char) in.readShort();
      case 'B' -> in.readByte();
      default -> fitting(component, reader.read());
    };
  }

  private @Nullable Object fitting(Component component, @Nullable Object value) {
    if (value != null && !component.type.isInstance(value)) {
      throw new ValueException(
          component.name
              + " of "
              + type.getName()
              + " is a "
              + component.type.getName()
              + " and cannot hold a "
              + value.getClass().getName());
    }
    return value;
  }
}
