package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records in a module that keeps its packages to itself.
class ClosedModuleTest {
  @TempDir private static Path dir;

  private static ClassLoader loader = ClassLoader.getSystemClassLoader();

  @BeforeAll
  static void compileAModule() throws Exception {
    source("module-info", "module acme { exports acme.api; opens acme.open; }");
    source("acme/api/Shown", "package acme.api; public record Shown(int x) {}");
    source("acme/open/Open", "package acme.open; record Open(int x) { public Open {} }");
    source("acme/hidden/Hidden", "package acme.hidden; public record Hidden(int x) {}");
    Path classes = dir.resolve("classes");
    try (Stream<Path> sources = Files.walk(dir)) {
      List<String> files = sources.map(Path::toString).filter(f -> f.endsWith(".java")).toList();
      String[] arguments =
          Stream.concat(Stream.of("-d", classes.toString()), files.stream()).toArray(String[]::new);
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("acme"));
    loader =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
            .findLoader("acme");
  }

  private static void source(String name, String text) throws Exception {
    Path file = dir.resolve(name + ".java");
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static Codec codecFor(Class<?> type) {
    return new Codec(TypeRegistry.create().allow(type), ValueLimits.defaults());
  }

  @Test
  void aPublicRecordOfAnExportedPackageTravels() throws Exception {
    Class<?> type = loader.loadClass("acme.api.Shown");
    Object value = type.getConstructor(int.class).newInstance(7);

    assertThat(codecFor(type).decode(codecFor(type).encode(value))).isEqualTo(value);
  }

  @Test
  void anyRecordOfAnOpenPackageTravels() throws Exception {
    Class<?> type = loader.loadClass("acme.open.Open");
    Constructor<?> constructor = type.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    Object value = constructor.newInstance(7);

    assertThat(codecFor(type).decode(codecFor(type).encode(value))).isEqualTo(value);
  }

  @Test
  void aRecordOfAClosedPackageIsRefusedWithTheLineToAdd() throws Exception {
    Class<?> type = loader.loadClass("acme.hidden.Hidden");
    Output out = new Output();
    out.writeByte(Tag.RECORD);
    out.writeVarInt(Names.NEW);
    out.writeUtf8("acme.hidden.Hidden");
    out.writeInt(0);

    assertThatThrownBy(() -> codecFor(type).decode(out.toByteArray()))
        .isInstanceOf(ValueException.class)
        .hasMessage(
            "acme.hidden.Hidden may not travel: its package is closed to reflection. Add `opens"
                + " acme.hidden to dev.hawser;` to the module-info of acme");
  }
}
