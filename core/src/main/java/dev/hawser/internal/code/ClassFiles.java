package dev.hawser.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the bytes of a class come from: the loader that defined it also knows its class file, be
/// it in a folder, a jar, an image of the JDK, or in memory as with JShell and `java Main.java`.
final class ClassFiles {
  /// How JShell calls the class of a snippet, with a number behind it.
  private static final String SNIPPET = "$JShell$";

  private static final String JSHELL = "jdk.jshell.";

  private ClassFiles() {}

  /// The class file, or null if there is none: the class was made while the program ran.
  static byte @Nullable [] bytes(Class<?> type) {
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      return null;
    }
    try (InputStream in = open(type, type.getName().replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException _) {
      return null;
    }
  }

  private static @Nullable InputStream open(Class<?> type, String path) throws IOException {
    ClassLoader loader = type.getClassLoader();
    if (loader instanceof URLClassLoader own) {
      // Not getResource, which asks the parent first: that may have another version.
      URL found = own.findResource(path);
      return found == null ? null : found.openStream();
    }
    Module module = type.getModule();
    if (module.isNamed()) {
      return module.getResourceAsStream(path);
    }
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(path)
        : loader.getResourceAsStream(path);
  }

  /// The class that a loader knows by an internal name, not initialised; or null if it is not there
  /// or cannot be loaded.
  static @Nullable Class<?> find(String internalName, @Nullable ClassLoader loader) {
    try {
      return Class.forName(internalName.replace('/', '.'), false, loader);
    } catch (ClassNotFoundException | LinkageError _) {
      return null;
    }
  }

  /// Whether a class may have other bytes later, as JShell does when something is declared anew.
  static boolean mayChange(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader.getClass().getName().startsWith(JSHELL);
  }

  /// The variables of JShell that a class holds: each is a static field of a class made for it.
  static List<String> snippetVariables(Class<?> type) {
    boolean isSnippet =
        type.getEnclosingClass() == null && type.getSimpleName().startsWith(SNIPPET);
    return isSnippet && mayChange(type)
        ? Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList()
        : List.of();
  }
}
