package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import dev.hawser.call.SerializableFunction;
import dev.hawser.call.Task;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lambdas and method references, taken apart.
class LambdasTest {
  /// Marks functions.
  private interface Marked {}

  /// Narrows what a function takes.
  private interface OfText extends SerializableFunction<String, Integer> {
    @Override
    Integer apply(String text);
  }

  private static LambdaForm form(Object lambda) {
    return Lambdas.take(lambda).parts().form();
  }

  @Test
  @DisplayName("only lambdas and method references of serializable interfaces are")
  void which() {
    Function<String, Integer> plain = String::length;
    SerializableFunction<String, Integer> function = String::length;
    assertThat(Lambdas.isSerializableLambda(function)).isTrue();
    assertThat(Lambdas.isSerializableLambda((Runnable & Serializable) () -> {})).isTrue();
    assertThat(Lambdas.isSerializableLambda(plain)).isFalse();
    assertThat(Lambdas.isSerializableLambda("text")).isFalse();
    assertThat(Lambdas.isSerializableLambda(new Thread())).isFalse();
  }

  @Test
  @DisplayName("the captures are those of each object, the parts those of its class")
  void captures() {
    List<Task<String, RuntimeException>> tasks = List.of(capturing("a", 1L), capturing("b", 2L));
    Lambdas.Taken first = Lambdas.take(tasks.get(0));
    Lambdas.Taken second = Lambdas.take(tasks.get(1));
    assertThat(first.captured()).containsExactly("a", 1L);
    assertThat(second.captured()).containsExactly("b", 2L);
    assertThat(second.parts()).isSameAs(first.parts());
    assertThat(first.parts().capturer()).isEqualTo(LambdasTest.class);
    assertThat(first.parts().form().capturedTypes())
        .isEqualTo("(Ljava/lang/String;J)Ldev/hawser/call/Task;");
  }

  private static Task<String, RuntimeException> capturing(String text, long number) {
    return () -> text + number;
  }

  @Test
  @DisplayName("references to one method by different types are told apart")
  void toldApart() {
    SerializableFunction<String, String> ofText = Object::toString;
    SerializableFunction<Integer, String> ofNumber = Object::toString;
    Task<String, RuntimeException> bound = new StringBuilder("x")::toString;
    assertThat(form(ofText)).isNotEqualTo(form(ofNumber));
    assertThat(form(ofText).implKind()).isEqualTo(MethodHandleInfo.REF_invokeVirtual);
    assertThat(form(ofText).capturedTypes()).isEqualTo("()L" + name() + ";");
    assertThat(form(bound).capturedTypes())
        .isEqualTo("(Ljava/lang/StringBuilder;)Ldev/hawser/call/Task;");
  }

  private static String name() {
    return SerializableFunction.class.getName().replace('.', '/');
  }

  @Test
  @DisplayName("constructors, interface methods and static methods are told apart")
  void kinds() {
    SerializableFunction<String, StringBuilder> made = StringBuilder::new;
    SerializableFunction<List<String>, Integer> size = List::size;
    SerializableFunction<Object, String> text = String::valueOf;
    assertThat(form(made).implKind()).isEqualTo(MethodHandleInfo.REF_newInvokeSpecial);
    assertThat(form(size).implKind()).isEqualTo(MethodHandleInfo.REF_invokeInterface);
    assertThat(form(text).implKind()).isEqualTo(MethodHandleInfo.REF_invokeStatic);
  }

  @Test
  @DisplayName("what an intersection cast adds is kept")
  void markers() {
    Object marked = (Runnable & Serializable & Marked) () -> {};
    assertThat(form(marked).interfaceName()).isEqualTo("java/lang/Runnable");
    assertThat(form(marked).markers()).containsExactly(Marked.class.getName().replace('.', '/'));
  }

  @Test
  @DisplayName("a method that narrows an inherited one is reached by both types")
  void narrowed() {
    OfText function = String::length;
    LambdaForm form = form(function);
    assertThat(form.methodType()).isEqualTo("(Ljava/lang/String;)Ljava/lang/Integer;");
    SerializableFunction<String, Integer> wide = function;
    assertThat(wide.apply("four")).isEqualTo(4);
  }

  @Test
  @DisplayName("a function that the JDK made is refused, and what to do is said")
  void ofTheJdk() {
    SerializableFunction<String, Integer> length = String::length;
    Object comparator = Comparator.comparing(length);
    assertThat(Lambdas.isSerializableLambda(comparator)).isTrue();
    assertThatThrownBy(() -> Lambdas.take(comparator))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("java.util.Comparator of the JDK")
        .hasMessageContaining("a lambda of your own");
  }

  @Test
  @DisplayName("a module that is closed is told which line opens it")
  void closedModule(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> Lambdas.take(lambdaOf(folder, "module app {}")))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("`opens app to dev.hawser;`");
  }

  @Test
  @DisplayName("code of an open module travels")
  void openModule(@TempDir Path folder) throws Exception {
    Object lambda = lambdaOf(folder, "open module app {}");
    Bundle bundle = new Bundler().bundle(Set.of(), Set.of(Lambdas.take(lambda).parts()));
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("app.Job"),
            name -> assertThat(name).startsWith("app.Main$$lambda$make$"),
            name -> assertThat(name).isEqualTo("app.Other"));
  }

  private static Object lambdaOf(Path folder, String module)
      throws IOException, ReflectiveOperationException {
    Path main = folder.resolve("Main.java");
    Path info = folder.resolve("module-info.java");
    Files.writeString(info, module);
    Files.writeString(
        main,
        """
        package app;
        interface Job extends java.io.Serializable {
          int run();
        }
        class Other {
          static int number() {
            return 5;
          }
        }
        public class Main {
          public static Object make() {
            return (Job) () -> Other.number();
          }
        }
        """);
    Path out = folder.resolve("out");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", out + "", info + "", main + "");
    assertThat(result).isZero();
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(ModuleFinder.of(out), ModuleFinder.of(), Set.of("app"));
    ModuleLayer.Controller layer =
        ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(boot), ClassLoader.getPlatformClassLoader());
    Module app = layer.layer().findModule("app").orElseThrow();
    layer.addExports(app, "app", LambdasTest.class.getModule());
    return app.getClassLoader().loadClass("app.Main").getMethod("make").invoke(null);
  }
}
