package dev.hawser.security.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is promised of each public method of a type when it is called by somebody who lacks the
/// permission: it is refused, or it is harmless for a reason.
final class Rules<T> {
  /// A call of the method, with a result that may be a future.
  @FunctionalInterface
  interface Attempt<T> {
    @Nullable Object on(T target) throws Exception;
  }

  /// A call that returns nothing.
  @FunctionalInterface
  interface Call<T> {
    void on(T target) throws Exception;
  }

  private final Class<?> type;
  private final Map<String, List<Attempt<T>>> refused = new LinkedHashMap<>();
  private final Map<String, String> harmless = new LinkedHashMap<>();

  Rules(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  /// The method asks the other end.
  Rules<T> asks(String signature, Attempt<T> attempt) {
    refused.computeIfAbsent(signature, _ -> new ArrayList<>()).add(attempt);
    return this;
  }

  /// As {@link #asks}.
  Rules<T> does(String signature, Call<T> call) {
    return asks(
        signature,
        target -> {
          call.on(target);
          return null;
        });
  }

  /// The method takes no permission.
  Rules<T> harmless(String reason, String... signatures) {
    for (String signature : signatures) {
      harmless.put(signature, reason);
    }
    return this;
  }

  /// The methods with rules of another type are methods of this one, too, and tried there.
  Rules<T> inherits(Rules<?> others) {
    String reason = "tried as a " + others.type.getSimpleName();
    others.refused.keySet().forEach(signature -> harmless.put(signature, reason));
    harmless.putAll(others.harmless);
    return this;
  }

  Map<String, List<Attempt<T>>> refused() {
    return refused;
  }

  /// Makes sure that each method has a rule, and each rule a method.
  void check() {
    List<String> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Rules::signature)
            .distinct()
            .toList();
    List<String> rules = new ArrayList<>(refused.keySet());
    rules.addAll(harmless.keySet());
    assertThat(rules)
        .as("one rule for each public method of " + type.getName())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(methods);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
