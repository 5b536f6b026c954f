package dev.hawser.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Arrows between packages point down only.
class ArrowsTest {
  private static final String ROOT = "dev.hawser";

  /// Everybody may name these: the public types, and the seams built from them.
  private static final List<String> VOCABULARY =
      List.of("", "call", "file", "object", "names", "spi", "security");

  /// All packages, top to bottom, each with those below that it may use. A new package gets a row.
  private static final List<Layer> LAYERS =
      List.of(
          layer("testing", "internal.transport", "internal.time"),
          layer("security", "internal.security", "internal.tls"),
          layer("", "internal.space"),
          layer("names", "internal.names"),
          layer(
              "object",
              "internal.object.pipeline",
              "internal.object.invocation",
              "internal.object.reference"),
          layer("call", "internal.call", "internal.process", "internal.cluster", "internal.code"),
          layer("file"),
          layer(
              "internal.space",
              "internal.space.server",
              "internal.space.client",
              "internal.space.protocol",
              "internal.space.map",
              "internal.space.queue",
              "internal.space.pipe",
              "internal.space.value",
              "internal.names",
              "internal.object",
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.call",
              "internal.eval",
              "internal.code",
              "internal.file",
              "internal.operation",
              "internal.session",
              "internal.subprocess",
              "internal.security",
              "internal.tls",
              "internal.transport",
              "internal.engine",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.space.server",
              "internal.space.protocol",
              "internal.space.map",
              "internal.space.queue",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.engine",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.space.client",
              "internal.space.protocol",
              "internal.space.map",
              "internal.space.queue",
              "internal.operation",
              "internal.session",
              "internal.codec"),
          layer("internal.space.protocol", "internal.operation", "internal.codec"),
          layer(
              "internal.space.map", "internal.space.value", "internal.operation", "internal.codec"),
          layer("internal.space.queue", "internal.space.value", "internal.operation"),
          layer(
              "internal.space.pipe",
              "internal.space.value",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.space.value",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec"),
          layer(
              "internal.names",
              "internal.object.export",
              "internal.call",
              "internal.operation",
              "internal.security",
              "internal.time"),
          layer(
              "internal.object",
              "internal.object.handle",
              "internal.object.batch",
              "internal.object.pipeline",
              "internal.object.stream",
              "internal.object.items",
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.call",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec"),
          layer(
              "internal.object.handle",
              "internal.object.stream",
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.contract",
              "internal.call",
              "internal.operation",
              "internal.codec"),
          layer(
              "internal.object.batch",
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.contract",
              "internal.operation",
              "internal.session",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.object.pipeline",
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.call",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.codec"),
          layer(
              "internal.object.stream",
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.call",
              "internal.operation",
              "internal.session"),
          layer(
              "internal.object.items",
              "internal.object.reference",
              "internal.object.contract",
              "internal.call",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.object.invocation",
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.call",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.object.reference",
              "internal.object.export",
              "internal.object.contract",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec"),
          layer("internal.object.export", "internal.object.contract", "internal.operation"),
          layer("internal.object.contract", "internal.codec"),
          layer(
              "internal.call",
              "internal.eval",
              "internal.process",
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer("internal.eval", "internal.operation", "internal.time"),
          layer(
              "internal.process",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer("internal.cluster", "internal.operation", "internal.time"),
          layer(
              "internal.file",
              "internal.file.send",
              "internal.file.receive",
              "internal.file.lane",
              "internal.file.protocol",
              "internal.file.remote",
              "internal.disk",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.file.send",
              "internal.file.lane",
              "internal.file.protocol",
              "internal.disk",
              "internal.delta",
              "internal.operation",
              "internal.transport",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.file.receive",
              "internal.file.protocol",
              "internal.disk",
              "internal.delta",
              "internal.operation",
              "internal.codec"),
          layer(
              "internal.file.lane",
              "internal.file.protocol",
              "internal.session",
              "internal.transport",
              "internal.time"),
          layer(
              "internal.file.protocol",
              "internal.disk",
              "internal.operation",
              "internal.session",
              "internal.codec"),
          layer(
              "internal.code",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.file.remote",
              "internal.disk",
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.operation",
              "internal.session",
              "internal.security",
              "internal.codec",
              "internal.time"),
          layer(
              "internal.session",
              "internal.security",
              "internal.wire",
              "internal.transport",
              "internal.time"),
          layer("internal.subprocess", "internal.security", "internal.transport", "internal.time"),
          layer("internal.security", "internal.tls", "internal.transport", "internal.time"),
          layer("internal.tls", "internal.transport", "internal.time"),
          layer("internal.wire", "internal.transport", "internal.time"),
          layer("internal.transport", "internal.time"),
          layer("internal.engine", "internal.time"),
          layer("internal.disk", "internal.codec", "internal.time"),
          layer("internal.delta", "internal.codec"),
          layer("internal.codec"),
          layer("internal.time"),
          layer("spi"));

  private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Tree.CORE_CLASSES);

  private record Layer(String name, List<String> mayUse) {
    /// Whether a package is this one or one below it; of two such layers the longer name counts.
    boolean holds(String packageName) {
      String own = name.isEmpty() ? ROOT : ROOT + "." + name;
      return packageName.equals(own) || (!name.isEmpty() && packageName.startsWith(own + "."));
    }

    boolean allows(Layer other) {
      return equals(other) || VOCABULARY.contains(other.name) || mayUse.contains(other.name);
    }
  }

  @Test
  @DisplayName("the table itself points down only, so that packages can have no cycle")
  void tablePointsDown() {
    List<String> names = LAYERS.stream().map(Layer::name).toList();
    for (Layer layer : LAYERS) {
      List<String> below = names.subList(names.indexOf(layer.name()) + 1, names.size());
      assertThat(below).as("what may be used by %s", layer.name()).containsAll(layer.mayUse());
    }
  }

  @Test
  @DisplayName("every package has its row in the table")
  void everyPackageHasItsRow() {
    List<String> homeless =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.isEmpty() && layerOf(name).isEmpty())
            .distinct()
            .toList();
    assertThat(homeless).as("packages without a row in ArrowsTest.LAYERS").isEmpty();
  }

  @Test
  @DisplayName("a package uses only what its row names")
  void packagesUseOnlyWhatTheirRowNames() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        Optional<Layer> from = layerOf(type.getPackageName());
        Optional<Layer> to = layerOf(dependency.getTargetClass().getPackageName());
        if (from.isPresent() && to.isPresent() && !from.get().allows(to.get())) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).as("dependencies that point the wrong way").isEmpty();
  }

  private static Optional<Layer> layerOf(String packageName) {
    return LAYERS.stream()
        .filter(layer -> layer.holds(packageName))
        .max(Comparator.comparingInt(layer -> layer.name().length()));
  }

  private static Layer layer(String name, String... mayUse) {
    return new Layer(name, Arrays.asList(mayUse));
  }
}
