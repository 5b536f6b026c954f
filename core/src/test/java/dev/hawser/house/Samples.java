package dev.hawser.house;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Some valid value of a type, for the parameters that a test is not about.
final class Samples {
  private static final Map<Class<?>, Object> KNOWN =
      Map.ofEntries(
          Map.entry(boolean.class, true),
          Map.entry(byte.class, (byte) 1),
          Map.entry(short.class, (short) 1),
          Map.entry(char.class, 'a'),
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(float.class, 1f),
          Map.entry(double.class, 1d),
          Map.entry(Object.class, "sample"),
          Map.entry(String.class, "sample"),
          Map.entry(Class.class, String.class),
          Map.entry(List.class, List.of("sample")),
          Map.entry(Map.class, Map.of("sample", "sample")),
          Map.entry(Path.class, Path.of("sample")),
          Map.entry(URI.class, URI.create("sample:sample")),
          Map.entry(UUID.class, new UUID(1, 1)),
          Map.entry(Duration.class, Duration.ofSeconds(1)),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(TimeUnit.class, TimeUnit.SECONDS),
          Map.entry(Throwable.class, new IllegalStateException("sample")));

  private Samples() {}

  /// A value, or empty for a type that only its owner can make, such as a sealed interface.
  static Optional<Object> of(Class<?> type) {
    if (KNOWN.containsKey(type)) {
      return Optional.of(KNOWN.get(type));
    }
    if (type.isEnum()) {
      return Optional.of(type.getEnumConstants()[0]);
    }
    if (type.isArray()) {
      return Optional.of(Array.newInstance(type.getComponentType(), 0));
    }
    if (type.isInterface()) {
      return type.isSealed() ? Optional.empty() : Optional.of(proxy(type));
    }
    return Modifier.isAbstract(type.getModifiers()) ? Optional.empty() : made(type);
  }

  /// Samples for all parameters, or empty if one has none.
  static Optional<Object[]> forParametersOf(Executable executable) {
    Object[] values = new Object[executable.getParameterCount()];
    for (int i = 0; i < values.length; i++) {
      Optional<Object> value = of(executable.getParameterTypes()[i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(values);
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          throw new UnsupportedOperationException("a sample does nothing: " + method);
        });
  }

  /// What the type's own factories or constructors make, the one with the fewest parameters first.
  private static Optional<Object> made(Class<?> type) {
    Stream<Executable> factories =
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getReturnType() == type)
            .map(Executable.class::cast);
    return Stream.concat(factories, Arrays.stream(type.getConstructors()))
        .filter(maker -> !Arrays.asList(maker.getParameterTypes()).contains(type))
        .sorted(Comparator.comparingInt(Executable::getParameterCount))
        .flatMap(maker -> attempt(maker).stream())
        .findFirst();
  }

  private static Optional<Object> attempt(Executable maker) {
    return forParametersOf(maker).flatMap(arguments -> attempt(maker, arguments));
  }

  private static Optional<Object> attempt(Executable maker, Object[] arguments) {
    try {
      return Optional.ofNullable(
          maker instanceof Constructor<?> constructor
              ? constructor.newInstance(arguments)
              : ((Method) maker).invoke(null, arguments));
    } catch (InvocationTargetException refused) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
