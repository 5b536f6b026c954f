package dev.hawser.internal.object.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The types that a method mentions, as the type that it is seen in has them.
record MethodTypes(List<Type> parameters, Type result, List<Type> exceptions) {
  static MethodTypes of(Method method, TypeBindings bindings) {
    return new MethodTypes(
        resolved(method.getGenericParameterTypes(), bindings),
        bindings.resolve(method.getGenericReturnType()),
        resolved(method.getGenericExceptionTypes(), bindings));
  }

  private static List<Type> resolved(Type[] types, TypeBindings bindings) {
    return Arrays.stream(types).map(bindings::resolve).toList();
  }

  /// All of them.
  Stream<Type> all() {
    return Stream.of(parameters, List.of(result), exceptions).flatMap(List::stream);
  }

  Class<?>[] parameterClasses() {
    return parameters.stream().map(TypeBindings::erasure).toArray(Class<?>[]::new);
  }
}
