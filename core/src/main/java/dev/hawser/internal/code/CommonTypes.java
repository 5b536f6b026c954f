package dev.hawser.internal.code;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The types that both ends have without shipping: the JDK's and Hawser's own. Those that anybody
/// may name in a program may also be named on the line where code is accepted.
final class CommonTypes {
  private static final String HAWSER = "dev.hawser";
  private static final Set<String> OWN_API =
      Set.of(HAWSER, HAWSER + ".call", HAWSER + ".security", HAWSER + ".spi", HAWSER + ".testing");

  /// The packages of the JDK that are open to all.
  private static final Set<String> JDK_API =
      ModuleLayer.boot().modules().stream()
          .filter(module -> isOfJdk(module.getClassLoader()))
          .flatMap(module -> module.getDescriptor().exports().stream())
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toUnmodifiableSet());

  private CommonTypes() {}

  private static boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /// Whether a type is there at both ends.
  static boolean contains(Class<?> type) {
    return JdkClasses.contains(type) || ShippedNames.isHawsers(type.getPackageName());
  }

  /// Whether a common type may be named on the line.
  static boolean mayBeNamed(Class<?> type) {
    String packageName = type.getPackageName();
    return type.isPrimitive()
        || isPublic(type) && (JDK_API.contains(packageName) || OWN_API.contains(packageName));
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  /// The common type that a name from the line stands for, or null if there is none that may be
  /// named. It is not initialised.
  static @Nullable Class<?> find(String name) {
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    if (JDK_API.contains(packageName)) {
      return find(name, ClassLoader.getPlatformClassLoader());
    }
    return OWN_API.contains(packageName) ? find(name, CommonTypes.class.getClassLoader()) : null;
  }

  private static @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return mayBeNamed(type) ? type : null;
    } catch (ClassNotFoundException | LinkageError _) {
      return null;
    }
  }
}
