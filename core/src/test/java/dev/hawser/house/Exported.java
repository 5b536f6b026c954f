package dev.hawser.house;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What users can see: the public and protected types of the packages that `core` exports to all.
final class Exported {
  private Exported() {}

  static Set<String> packages() throws IOException {
    try (InputStream in = Files.newInputStream(Tree.CORE_CLASSES.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  /// Top-level and nested types, sorted by name.
  static List<Class<?>> types() throws IOException {
    Set<String> exported = packages();
    return Tree.files(Tree.CORE_CLASSES, ".class")
        .map(Exported::binaryName)
        .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
        .filter(name -> !name.endsWith("package-info"))
        .<Class<?>>map(Exported::load)
        .filter(Exported::isVisible)
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static boolean isVisible(Class<?> type) {
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
            .allMatch(each -> isVisible(each.getModifiers()));
  }

  private static String binaryName(Path file) {
    String path = Tree.CORE_CLASSES.relativize(file).toString();
    return path.substring(0, path.length() - ".class".length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Exported.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
