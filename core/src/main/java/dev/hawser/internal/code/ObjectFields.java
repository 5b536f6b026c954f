package dev.hawser.internal.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.Source;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// How the serializable objects of one class are taken apart and put together, found once a class.
///
/// As with Java serialization, the fields of the serializable classes travel, all but the transient
/// ones; the object is made by the no-argument constructor of the first class above that is not
/// serializable. Classes with serialization code of their own are refused, since nothing that
/// arrives may run such code.
public final class ObjectFields {
  private static final ClassValue<ObjectFields> FOUND =
      new ClassValue<>() {
        @Override
        protected ObjectFields computeValue(Class<?> type) {
          return new ObjectFields(type);
        }
      };

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final List<ObjectField> fields;
  private final int fingerprint;

  private ObjectFields(Class<?> type) {
    SerializableShape shape = SerializableShape.of(type);
    this.type = type;
    this.constructor = shape.constructor();
    this.fields = shape.fields().stream().map(ObjectField::of).toList();
    this.fingerprint = fingerprint(shape.fields());
  }

  /// The fields of a class.
  ///
  /// @throws ValueException if its objects cannot travel, and why
  public static ObjectFields of(Class<?> type) {
    return FOUND.get(type);
  }

  private static int fingerprint(List<Field> fields) {
    String text =
        fields.stream()
            .map(field ->
                field.getDeclaringClass().getName()
                    + "."
                    + field.getName()
                    + ":"
                    + field.getType().getName())
            .collect(Collectors.joining(","));
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return (int) crc.getValue();
  }

  /// Writes all fields.
  public void write(Object object, Sink sink) {
    Output out = sink.output();
    out.writeInt(fingerprint);
    for (ObjectField field : fields) {
      if (field.isPrimitive()) {
        field.writePrimitive(object, out);
      } else {
        sink.write(field.value(object));
      }
    }
  }

  /// An object whose fields are to be read yet.
  ///
  /// @throws ValueException if the constructor that makes it fails
  public Object allocate() {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ValueException("a " + type.getName() + " cannot be made: " + cause, cause);
    }
  }

  /// Reads all fields into an allocated object. A value that does not exist yet, because it is
  /// being read itself, takes its place later.
  ///
  /// @throws ValueException if they are not the fields that this class has here
  public void read(Object object, Source source) {
    Input in = source.input();
    if (in.readInt() != fingerprint) {
      throw new ValueException(
          "the fields of "
              + type.getName()
              + " are others at the other end. Use the same version at both ends");
    }
    for (ObjectField field : fields) {
      if (field.isPrimitive()) {
        field.readPrimitive(object, in);
      } else {
        source.read(value -> field.set(object, value));
      }
    }
  }
}
