package dev.hawser.internal.code;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shortest way from a value to an object it holds, in words, for messages: `task.captured[0]
/// (app.Job).connection`.
final class Route {
  private static final int MOST_VISITED = 100_000;
  private static final String SOMEWHERE = "something in it";

  private record Stop(Object object, String way) {}

  private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
  private final Deque<Stop> open = new ArrayDeque<>();

  private Route() {}

  /// Finds the way.
  ///
  /// @param name what to call the value where the way begins
  static String find(Object root, String name, Object wanted) {
    try {
      return new Route().search(root, name, wanted);
    } catch (RuntimeException _) {
      return SOMEWHERE; // a program's own collection did not let itself be read
    }
  }

  private String search(Object root, String name, Object wanted) {
    start(root, name);
    while (!open.isEmpty() && seen.size() < MOST_VISITED) {
      Stop stop = open.remove();
      if (stop.object == wanted) {
        return stop.way;
      }
      follow(stop);
    }
    return SOMEWHERE;
  }

  /// Whether a value is a function, or a function and its arguments.
  static boolean isCall(@Nullable Object value) {
    return isFunction(value) || value != null && isFunction(first(parts(value)));
  }

  /// A call holds its task and the task's arguments; each has a name of its own.
  private void start(Object root, String name) {
    @Nullable Object[] parts = parts(root);
    if (!isFunction(first(parts))) {
      add(root, name);
      return;
    }
    add(parts[0], name);
    for (int i = 1; i < parts.length; i++) {
      add(parts[i], "argument[" + (i - 1) + "]");
    }
  }

  private static @Nullable Object[] parts(Object value) {
    return switch (value) {
      case Object[] array -> array;
      case Collection<?> collection -> collection.toArray();
      default -> new Object[0];
    };
  }

  private static @Nullable Object first(@Nullable Object[] parts) {
    return parts.length == 0 ? null : parts[0];
  }

  private static boolean isFunction(@Nullable Object value) {
    return value != null && (value.getClass().isHidden() || Lambdas.isSerializableLambda(value));
  }

  private void add(@Nullable Object object, String way) {
    if (object != null && seen.putIfAbsent(object, true) == null) {
      open.add(new Stop(object, way));
    }
  }

  private void follow(Stop stop) {
    String way = stop.way;
    switch (stop.object) {
      case Object[] array -> addAll(Arrays.asList(array), way);
      case Collection<?> collection -> addAll(collection, way);
      case Map<?, ?> map -> map.forEach((key, value) -> addEntry(key, value, way));
      case Map.Entry<?, ?> entry -> addEntry(entry.getKey(), entry.getValue(), way);
      case Optional<?> optional -> optional.ifPresent(value -> add(value, way + ".get()"));
      case Throwable thrown -> {
        add(thrown.getCause(), way + ".getCause()");
        addAll(Arrays.asList(thrown.getSuppressed()), way + ".getSuppressed()");
      }
      default -> followObject(stop.object, way);
    }
  }

  private void addAll(Collection<?> elements, String way) {
    int at = 0;
    for (Object element : elements) {
      add(element, way + "[" + at++ + "]");
    }
  }

  private void addEntry(@Nullable Object key, @Nullable Object value, String way) {
    add(key, way + ".key");
    boolean plain = key instanceof String || key instanceof Number || key instanceof Enum<?>;
    add(value, way + "[" + (plain ? key : "…") + "]");
  }

  private void followObject(Object object, String way) {
    if (Lambdas.isSerializableLambda(object)) {
      addAll(Arrays.asList(Lambdas.take(object).captured()), way + ".captured");
      return;
    }
    Class<?> type = object.getClass();
    String from = way + " (" + type.getName() + ").";
    for (; type != null && !CommonTypes.contains(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean holds = !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
        if (holds && field.trySetAccessible()) {
          add(value(field, object), from + field.getName());
        }
      }
    }
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException _) {
      return null; // then the way is not found
    }
  }
}
