package dev.hawser.internal.cluster;

import java.io.Serializable;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carries a value of types that perhaps only its sender knows: being a function, it travels with
/// the code that it needs.
///
/// A submitter sends its function in a parcel, too. So what comes home in one is made of nothing
/// that the submitter did not send before, and needs no permission.
@FunctionalInterface
interface Parcel extends Serializable {
  /// How deep collections are looked into.
  int DEEPEST = 5;

  /// What it carries.
  Object content();

  /// A parcel.
  static Parcel of(Object value) {
    return () -> value;
  }

  /// A value as it is if everybody can read it, else in a parcel.
  static Object wrap(Object value) {
    return isPlain(value) ? value : of(value);
  }

  /// What was wrapped.
  static Object unwrap(Object wrapped) {
    return wrapped instanceof Parcel parcel ? parcel.content() : wrapped;
  }

  /// Whether everybody can read a value: it is made of nothing but ordinary types of the JDK.
  static boolean isPlain(Object value) {
    return isPlain(value, DEEPEST);
  }

  private static boolean isPlain(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> true;
      case String _, Boolean _, Character _, UUID _, URI _ -> true;
      case Number number -> isOfJdk(number);
      case Collection<?> all ->
          depth > 0 && isOfJdk(all) && all.stream().allMatch(each -> isPlain(each, depth - 1));
      case Map<?, ?> map ->
          depth > 0
              && isOfJdk(map)
              && map.entrySet().stream()
                  .allMatch(each ->
                      isPlain(each.getKey(), depth - 1) && isPlain(each.getValue(), depth - 1));
      default -> isPlain(value.getClass());
    };
  }

  private static boolean isPlain(Class<?> type) {
    return type.isArray()
        ? type.getComponentType().isPrimitive() || type == String[].class
        : type.getPackageName().equals("java.time");
  }

  private static boolean isOfJdk(Object value) {
    return value.getClass().getModule() == Object.class.getModule();
  }
}
