package dev.hawser.internal.code;

import dev.hawser.ValueException;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a class's objects travels: found by looking, with every reason why it may be nothing.
///
/// @param constructor makes an object without running the constructors of serializable classes
/// @param fields in an order that is the same everywhere: those of the higher class first, then by
///   name; made accessible
record SerializableShape(Constructor<?> constructor, List<Field> fields) {

  private static final String MAKE_A_RECORD =
      "Make it a record of what shall travel, or send such a record instead";

  /// Methods that mean serialization code of a class's own, with their parameters.
  private static final List<Signature> OWN_CODE =
      List.of(
          new Signature("writeObject", ObjectOutputStream.class),
          new Signature("readObject", ObjectInputStream.class),
          new Signature("readObjectNoData"),
          new Signature("writeReplace"),
          new Signature("readResolve"));

  private record Signature(String name, List<Class<?>> parameters) {
    Signature(String name, Class<?>... parameters) {
      this(name, List.of(parameters));
    }

    boolean isOf(Method method) {
      return method.getName().equals(name)
          && List.of(method.getParameterTypes()).equals(parameters);
    }
  }

  /// Looks at a class.
  ///
  /// @throws ValueException if its objects cannot travel
  static SerializableShape of(Class<?> type) {
    refuseOtherKinds(type);
    List<Class<?>> line = new ArrayList<>();
    Class<?> above = type;
    for (; above != null && !JdkClasses.contains(above); above = above.getSuperclass()) {
      if (Serializable.class.isAssignableFrom(above)) {
        refuseOwnCode(type, above);
        line.addFirst(above);
      }
    }
    refuseState(type, above);
    List<Field> fields = line.stream().flatMap(SerializableShape::fields).toList();
    fields.forEach(field -> open(type, field));
    return new SerializableShape(constructor(type), fields);
  }

  private static void refuseOtherKinds(Class<?> type) {
    if (JdkClasses.contains(type)) {
      throw refused(type, "it is a class of the JDK that is no value");
    }
    if (!Serializable.class.isAssignableFrom(type)) {
      throw refused(
          type,
          "it is not Serializable. Let it implement java.io.Serializable, or keep it out of the"
              + " function: copy what is needed of it into local variables, and make methods that"
              + " the function calls static");
    }
    if (Externalizable.class.isAssignableFrom(type)) {
      throw refused(type, "it is Externalizable. " + MAKE_A_RECORD);
    }
    boolean abstraction = Modifier.isAbstract(type.getModifiers());
    if (abstraction || type.isArray() || type.isPrimitive() || type.isEnum() || type.isRecord()) {
      throw refused(type, "it is no plain class of objects");
    }
    if (type.isHidden()) {
      throw refused(type, "it is a hidden class, which has no name at the other end");
    }
  }

  private static void refuseOwnCode(Class<?> type, Class<?> declaring) {
    for (Method method : declaring.getDeclaredMethods()) {
      if (OWN_CODE.stream().anyMatch(each -> each.isOf(method))) {
        throw refused(
            type,
            "it has serialization code of its own, "
                + declaring.getName()
                + "."
                + method.getName()
                + ". "
                + MAKE_A_RECORD);
      }
    }
  }

  /// State that lies in a class of the JDK could not be read or set.
  private static void refuseState(Class<?> type, @Nullable Class<?> jdk) {
    if (jdk == null || jdk == Object.class) {
      return;
    }
    boolean plain =
        Modifier.isAbstract(jdk.getModifiers()) && Serializable.class.isAssignableFrom(jdk);
    for (Class<?> above = jdk; above != null; above = above.getSuperclass()) {
      plain &= Arrays.stream(above.getDeclaredFields()).allMatch(SerializableShape::isStatic);
    }
    if (!plain) {
      throw refused(
          type,
          "it extends " + jdk.getName() + " of the JDK, whose state is closed. " + MAKE_A_RECORD);
    }
  }

  private static Stream<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !isStatic(field) && !Modifier.isTransient(field.getModifiers()))
        .sorted(Comparator.comparing(Field::getName));
  }

  private static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers());
  }

  private static void open(Class<?> type, AccessibleObject member) {
    if (!member.trySetAccessible()) {
      throw refused(
          type,
          "its package is closed to reflection. Add `opens "
              + type.getPackageName()
              + " to dev.hawser;` to the module-info of "
              + type.getModule().getName());
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    Constructor<?> constructor = Allocators.forSerialization(type);
    if (constructor == null) {
      throw refused(
          type,
          "the first class above that is not Serializable has no constructor without arguments"
              + " that it could call. Add one, or let that class implement java.io.Serializable");
    }
    return constructor;
  }

  private static ValueException refused(Class<?> type, String why) {
    return new ValueException("a " + type.getName() + " cannot travel: " + why);
  }
}
