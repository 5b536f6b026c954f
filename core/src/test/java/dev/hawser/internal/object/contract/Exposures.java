package dev.hawser.internal.object.contract;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at what objects show.
final class Exposures {
  private Exposures() {}

  static Exposure of(Object object, Class<?>... chosen) {
    return Exposure.of(object.getClass(), List.of(chosen));
  }

  static List<String> signatures(Exposure exposure) {
    return exposure.members().stream().map(it -> it.signature().text()).toList();
  }

  static @Nullable Object read(Object target, String attribute) throws Throwable {
    return Objects.requireNonNull(of(target).getter(attribute)).get(target);
  }
}
