package dev.hawser.internal.object.contract;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the type variables of a type's supertypes stand for in it: in `PersonStore extends
/// Store<Person>`, the `T` of `Store` is a person.
final class TypeBindings {
  private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

  private TypeBindings() {}

  static TypeBindings of(Class<?> type) {
    TypeBindings bindings = new TypeBindings();
    bindings.bindSupertypes(type);
    return bindings;
  }

  private void bindSupertypes(Class<?> type) {
    if (type.getGenericSuperclass() != null) {
      bind(type.getGenericSuperclass());
    }
    for (Type each : type.getGenericInterfaces()) {
      bind(each);
    }
  }

  private void bind(Type type) {
    if (type instanceof ParameterizedType generic) {
      TypeVariable<?>[] variables = erasure(generic).getTypeParameters();
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < variables.length; i++) {
        bound.putIfAbsent(variables[i], resolve(arguments[i]));
      }
    }
    bindSupertypes(erasure(type));
  }

  /// A type with what its variables stand for, as far as that is known. A wildcard becomes its
  /// bound.
  Type resolve(Type type) {
    return switch (type) {
      case TypeVariable<?> variable -> bound.getOrDefault(variable, variable);
      case WildcardType wildcard -> resolve(boundOf(wildcard));
      case ParameterizedType generic ->
          new Generic(
              generic.getRawType(),
              Arrays.stream(generic.getActualTypeArguments()).map(this::resolve).toList());
      case GenericArrayType array -> {
        Type component = resolve(array.getGenericComponentType());
        yield component instanceof Class<?> plain ? plain.arrayType() : new ArrayOf(component);
      }
      default -> type;
    };
  }

  /// The lower bound, if there is one: a `Consumer<? super Person>` is given persons.
  private static Type boundOf(WildcardType wildcard) {
    Type[] lower = wildcard.getLowerBounds();
    return lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0];
  }

  /// The class that a type is when the program runs.
  static Class<?> erasure(Type type) {
    return switch (type) {
      case Class<?> itself -> itself;
      case ParameterizedType generic -> erasure(generic.getRawType());
      case GenericArrayType array -> erasure(array.getGenericComponentType()).arrayType();
      case TypeVariable<?> variable -> erasure(variable.getBounds()[0]);
      case WildcardType wildcard -> erasure(boundOf(wildcard));
      default -> Object.class;
    };
  }

  /// What a generic type is made with; nothing for any other.
  static List<Type> arguments(Type type) {
    return type instanceof ParameterizedType generic
        ? List.of(generic.getActualTypeArguments())
        : List.of();
  }

  /// A generic type whose arguments have been resolved.
  private record Generic(Type raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  /// An array of such.
  private record ArrayOf(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }
  }
}
