package dev.hawser.shipping;

import dev.hawser.scenario.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Sources that are compiled while the tests run, so that no other process has their classes.
final class Sources {
  private Sources() {}

  /// A folder or file with sources.
  static Path of(String name) {
    return ChildJvm.classes(Sources.class).resolve("shipping").resolve(name);
  }

  /// Compiles the sources below a folder.
  ///
  /// @param options for the compiler
  /// @return where the classes are
  static Path compile(String name, Path into, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("-proc:none", "-d", into.toString(), "-cp", Programs.hawser()));
    try (Stream<Path> files = Files.walk(of(name))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(words::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
    if (status != 0) {
      throw new AssertionError("the sources of " + name + " do not compile");
    }
    return into;
  }

  /// Packs all files below a folder into a jar.
  static Path jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /// A loader of its own for compiled classes.
  static URLClassLoader loader(Path classes) {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, Sources.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a static method without parameters of a class returns.
  static Object made(ClassLoader loader, String type, String method) {
    try {
      Object made = loader.loadClass(type).getMethod(method).invoke(null);
      return Objects.requireNonNull(made, method);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
