package dev.hawser.internal.eval;

import java.io.File;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the compiler finds the classes that this process has: its class path, the files of its
/// modules, and what the class loaders around Hawser read.
final class ClassPath {
  private final Set<Path> entries = new LinkedHashSet<>();

  private ClassPath() {
    Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .forEach(this::addPath);
    ModuleLayer layer = ClassPath.class.getModule().getLayer();
    addModules(layer == null ? ModuleLayer.boot() : layer);
    CodeSource own = ClassPath.class.getProtectionDomain().getCodeSource();
    addUrl(own == null ? null : own.getLocation());
    addLoader(ClassPath.class.getClassLoader());
  }

  /// All entries, as the option `--class-path` has them.
  static String text() {
    return new ClassPath()
        .entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private void addModules(ModuleLayer layer) {
    layer.configuration().modules().stream()
        .map(ResolvedModule::reference)
        .flatMap(reference -> reference.location().stream())
        .forEach(this::addUri);
    layer.parents().forEach(this::addModules);
  }

  private void addLoader(@Nullable ClassLoader loader) {
    for (ClassLoader next = loader; next != null; next = next.getParent()) {
      if (next instanceof URLClassLoader urls) {
        Arrays.stream(urls.getURLs()).filter(Objects::nonNull).forEach(this::addUrl);
      }
    }
  }

  private void addUrl(@Nullable URL url) {
    try {
      if (url != null) {
        addUri(url.toURI());
      }
    } catch (URISyntaxException e) {
      // It names no file.
    }
  }

  private void addUri(URI uri) {
    try {
      if ("file".equals(uri.getScheme())) {
        add(Path.of(uri));
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // It names no file.
    }
  }

  private void addPath(String entry) {
    try {
      add(Path.of(entry));
    } catch (InvalidPathException e) {
      // It names no file.
    }
  }

  private void add(Path entry) {
    if (Files.exists(entry)) {
      entries.add(entry.toAbsolutePath().normalize());
    }
  }
}
