package dev.hawser.internal.code;

/// The classes that every JVM has by itself and that are never shipped.
final class JdkClasses {
  private JdkClasses() {}

  /// Whether a class belongs to the JDK.
  static boolean contains(Class<?> type) {
    Module module = type.getModule();
    ClassLoader loader = type.getClassLoader();
    return module.isNamed()
        && (loader == null
            || loader == ClassLoader.getPlatformClassLoader()
            || module.getName().startsWith("jdk.")); // its tools, which the system loader knows
  }
}
