package dev.hawser.internal.object.contract;

import dev.hawser.internal.codec.TypeRegistry;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The types that some methods mention: values that may travel because of it, and interfaces, of
/// which proxies may be made.
final class Mentions {
  private static final TypeRegistry BUILT_IN = TypeRegistry.create();

  private final Set<Type> types = new LinkedHashSet<>();
  private final Set<Class<?>> interfaces = new LinkedHashSet<>();
  private final Set<TypeRegistry> told =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>(2)));

  Mentions(Stream<MethodTypes> methods) {
    methods.flatMap(MethodTypes::all).forEach(types::add);
    Set<Type> seen = new HashSet<>();
    Deque<Type> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      Type next = open.poll();
      if (seen.add(next)) {
        follow(next, open);
      }
    }
  }

  private void follow(Type type, Deque<Type> open) {
    switch (type) {
      case Class<?> raw -> followClass(raw, open);
      case ParameterizedType generic -> {
        open.add(generic.getRawType());
        open.addAll(TypeBindings.arguments(generic));
      }
      case GenericArrayType array -> open.add(array.getGenericComponentType());
      case TypeVariable<?> variable -> open.addAll(List.of(variable.getBounds()));
      case WildcardType wildcard -> {
        open.addAll(List.of(wildcard.getUpperBounds()));
        open.addAll(List.of(wildcard.getLowerBounds()));
      }
      default -> {}
    }
  }

  private void followClass(Class<?> type, Deque<Type> open) {
    if (type.isArray()) {
      open.add(type.getComponentType());
    } else if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        open.add(component.getGenericType());
      }
    } else if (type.isSealed()) {
      open.addAll(List.of(type.getPermittedSubclasses()));
    } else if (type.isInterface() && !BUILT_IN.isKnown(type) && Returns.of(type) == Returns.VALUE) {
      interfaces.add(type);
    }
  }

  /// Allows the values in a registry and tells the interfaces; once for each registry.
  void allowIn(TypeRegistry registry, Consumer<Class<?>> to) {
    if (!told.contains(registry)) {
      types.forEach(registry::allowContract);
      interfaces.forEach(to);
      told.add(registry);
    }
  }
}
