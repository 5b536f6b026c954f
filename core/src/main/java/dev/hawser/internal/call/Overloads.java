package dev.hawser.internal.call;

import dev.hawser.RefusedException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of several methods of one name is meant by some arguments. As in Java: first those that
/// take them as primitives and objects, then those that take boxes, then those with a variable
/// number of parameters; of several that fit, the most specific. What Java knows of arguments
/// before they exist is taken from what they are.
public final class Overloads {
  private static final int MOST_LISTED = 8;

  /// Whether a method can be meant, more and more generously.
  private enum Phase {
    STRICT,
    LOOSE,
    VARIABLE;

    boolean fits(Method method, @Nullable Object[] arguments) {
      int fixed = method.getParameterCount();
      boolean count =
          this == VARIABLE
              ? method.isVarArgs() && arguments.length >= fixed - 1
              : arguments.length == fixed;
      if (!count) {
        return false;
      }
      for (int i = 0; i < arguments.length; i++) {
        if (!takes(type(method, i, this), arguments[i])) {
          return false;
        }
      }
      return true;
    }

    private boolean takes(Class<?> parameter, @Nullable Object argument) {
      if (argument == null) {
        return !parameter.isPrimitive();
      }
      Class<?> unboxed = Conversions.unboxed(argument.getClass());
      if (parameter.isPrimitive()) {
        return Conversions.widens(unboxed, parameter);
      }
      return parameter.isInstance(argument) && (this != STRICT || !unboxed.isPrimitive());
    }
  }

  private Overloads() {}

  /// The method that is meant, or null if none takes these arguments.
  ///
  /// @throws RefusedException if several do and none of them is the most specific
  public static @Nullable Method choose(List<Method> methods, @Nullable Object[] arguments) {
    for (Phase phase : Phase.values()) {
      List<Method> fitting =
          methods.stream().filter(method -> phase.fits(method, arguments)).toList();
      if (!fitting.isEmpty()) {
        return mostSpecific(fitting, arguments.length, phase);
      }
    }
    return null;
  }

  /// Whether a value can be given to a parameter of a type.
  public static boolean takes(Class<?> parameter, @Nullable Object argument) {
    return Phase.LOOSE.takes(parameter, argument);
  }

  private static Method mostSpecific(List<Method> fitting, int count, Phase phase) {
    return fitting.stream()
        .filter(one -> fitting.stream().allMatch(other -> isAsSpecific(one, other, count, phase)))
        .findFirst()
        .orElseThrow(
            () -> new RefusedException("it is not clear which is meant of " + list(fitting)));
  }

  private static boolean isAsSpecific(Method one, Method other, int count, Phase phase) {
    for (int i = 0; i < count; i++) {
      if (!isAsSpecific(type(one, i, phase), type(other, i, phase))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAsSpecific(Class<?> one, Class<?> other) {
    if (one.isPrimitive()) {
      return other.isPrimitive() ? Conversions.widens(one, other) : true;
    }
    return other.isAssignableFrom(one);
  }

  /// The type of the parameter that takes an argument.
  private static Class<?> type(Method method, int index, Phase phase) {
    Class<?>[] types = method.getParameterTypes();
    if (phase == Phase.VARIABLE && index >= types.length - 1) {
      return types[types.length - 1].getComponentType();
    }
    return types[index];
  }

  /// The arguments as the method takes them: those beyond its fixed parameters as one array.
  public static @Nullable Object[] passed(Method method, @Nullable Object[] arguments) {
    if (Phase.STRICT.fits(method, arguments) || Phase.LOOSE.fits(method, arguments)) {
      return arguments;
    }
    int fixed = method.getParameterCount() - 1;
    Class<?> element = method.getParameterTypes()[fixed].getComponentType();
    Object rest = Array.newInstance(element, arguments.length - fixed);
    for (int i = fixed; i < arguments.length; i++) {
      Array.set(rest, i - fixed, arguments[i]);
    }
    @Nullable Object[] all = Arrays.copyOf(arguments, fixed + 1);
    all[fixed] = rest;
    return all;
  }

  /// The types of some arguments.
  public static String describe(@Nullable Object[] arguments) {
    return Arrays.stream(arguments)
        .map(each -> each == null ? "null" : each.getClass().getSimpleName())
        .collect(Collectors.joining(", "));
  }

  /// Some methods of one name.
  public static String list(List<Method> methods) {
    String all =
        methods.stream().limit(MOST_LISTED).map(Overloads::show).collect(Collectors.joining(", "));
    return methods.size() > MOST_LISTED ? all + ", …" : all;
  }

  private static String show(Method method) {
    return Arrays.stream(method.getParameters())
        .map(Overloads::show)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static String show(Parameter parameter) {
    Class<?> type = parameter.getType();
    return parameter.isVarArgs()
        ? type.getComponentType().getSimpleName() + "..."
        : type.getSimpleName();
  }
}
