package dev.hawser.internal.eval;

import java.util.List;
import java.util.stream.Collectors;

/// The modules that a compilation looks at. Each one costs time, and most code needs but one.
enum Scope {
  /// `java.base`: enough for most code, and quick.
  SMALL("java.base"),

  /// All modules of the JDK that this process has.
  WHOLE(modulesOfThisProcess());

  private final String modules;

  Scope(String modules) {
    this.modules = modules;
  }

  /// What to tell the compiler.
  List<String> options() {
    return List.of("--limit-modules", modules);
  }

  private static String modulesOfThisProcess() {
    return ModuleLayer.boot().configuration().modules().stream()
        .filter(module ->
            module.reference().location().stream()
                .anyMatch(location -> "jrt".equals(location.getScheme())))
        .map(module -> module.name())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
