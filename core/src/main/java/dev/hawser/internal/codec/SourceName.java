package dev.hawser.internal.codec;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How source code names a class, for messages to copy from.
public final class SourceName {
  private SourceName() {}

  /// A type as code outside its package would write it after an import; what is declared in a
  /// compact source file, as only that file can write it.
  public static String of(Class<?> type) {
    String canonical = type.getCanonicalName();
    if (canonical == null) {
      return type.getSimpleName();
    }
    String inPackage = type.getPackageName();
    String name =
        inPackage.isEmpty() || !canonical.startsWith(inPackage + ".")
            ? canonical
            : canonical.substring(inPackage.length() + 1);
    return isInCompactFile(type) ? name.substring(name.indexOf('.') + 1) : name;
  }

  /// The type that a program would give a map or queue for such a value: of a list, set or map the
  /// interface.
  public static String ofValue(Object value) {
    return switch (value) {
      case List<?> _ -> "List";
      case Set<?> _ -> "Set";
      case Map<?, ?> _ -> "Map";
      case Enum<?> constant -> of(constant.getDeclaringClass());
      default -> of(value.getClass());
    };
  }

  /// Whether it seems to be declared in a compact source file: one that declares no class, so that
  /// nobody can name the class that javac makes of it. Nothing in a class file says so.
  static boolean isInCompactFile(Class<?> type) {
    Class<?> outermost = type;
    while (outermost.getDeclaringClass() != null) {
      outermost = outermost.getDeclaringClass();
    }
    return outermost != type
        && outermost.getPackageName().isEmpty()
        && outermost.getSuperclass() == Object.class
        && outermost.getInterfaces().length == 0
        && (outermost.getModifiers() & (Modifier.FINAL | Modifier.PUBLIC)) == Modifier.FINAL;
  }
}
