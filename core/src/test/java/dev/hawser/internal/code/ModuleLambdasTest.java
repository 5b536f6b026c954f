package dev.hawser.internal.code;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lambdas with code in a module of this process")
class ModuleLambdasTest {
  @TempDir private static Path dir;

  private static ClassLoader loader = ClassLoader.getSystemClassLoader();

  @BeforeAll
  static void compileAModule() throws Exception {
    List<String> words = new ArrayList<>(List.of("-d", dir.resolve("classes").toString()));
    words.add(source("module-info", "module acme { exports acme.api; opens acme.open; }"));
    for (String home : List.of("api", "open", "hidden")) {
      String type = "class Tool { private static String name() { return \"" + home + "\"; } }";
      words.add(source("acme/" + home + "/Tool", "package acme." + home + "; public " + type));
    }
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
    assertThat(status).isZero();
    ModuleFinder modules = ModuleFinder.of(dir.resolve("classes"));
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(modules, ModuleFinder.of(), Set.of("acme"));
    loader =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ModuleLambdasTest.class.getClassLoader())
            .findLoader("acme");
  }

  private static String source(String name, String text) throws IOException {
    Path file = dir.resolve(name + ".java");
    Files.createDirectories(requireNonNull(file.getParent()));
    return Files.writeString(file, text).toString();
  }

  /// A closure whose one class this process has by itself, in its module.
  private static Binding bind(String type) throws IOException {
    byte[] bytes;
    try (InputStream file = loader.getResourceAsStream(type + ".class")) {
      bytes = requireNonNull(file).readAllBytes();
    }
    LambdaForm form =
        new LambdaForm(
            "java/util/concurrent/Callable",
            List.of(),
            "call",
            "()Ljava/lang/Object;",
            List.of(),
            "()Ljava/lang/String;",
            MethodHandleInfo.REF_invokeStatic,
            type,
            "name",
            "()Ljava/lang/String;",
            "()Ljava/util/concurrent/Callable;");
    Origin origin = new Origin("alice", loader, _ -> new byte[0]);
    return Closure.of(Map.of(ShippedNames.binary(type), bytes)).with(form).bind(origin);
  }

  @Test
  @DisplayName("are made if its package is open to this library")
  void open() throws Exception {
    Binding binding = bind("acme/open/Tool");

    assertThat(((Callable<?>) Closure.make(binding, 0)).call()).isEqualTo("open");
    assertThat(requireNonNull(binding.type("acme.open.Tool")).getModule().getName())
        .isEqualTo("acme");
  }

  @Test
  @DisplayName("are refused with the line to add if it is not, exported or not")
  void closed() throws Exception {
    for (String home : List.of("api", "hidden")) {
      Binding binding = bind("acme/" + home + "/Tool");
      assertThatThrownBy(() -> binding.factory(0))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("functions with code in acme." + home + ".Tool cannot be made here")
          .hasMessageEndingWith(
              "Add `opens acme." + home + " to dev.hawser;` to the module-info of acme");
    }
  }
}
