package dev.hawser.internal.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hawser.call.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of function, made in a program and run where its classes are not known.
class SlicingTest {
  private static final String MAIN = "app.Main";

  private static final Program program = compile();

  private static Program compile() {
    try (InputStream in = SlicingTest.class.getResourceAsStream("/slicing/Main.java")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return Program.of(new Program.Source(MAIN, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> kinds() {
    return Stream.of(program.type(MAIN).getDeclaredMethods())
        .filter(method -> method.getReturnType() == Object.class && !method.isSynthetic())
        .map(method -> method.getName())
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("a function does elsewhere what it does here, and nothing initialises its class")
  void runsElsewhere(String kind) {
    Object function = program.call(MAIN, kind);
    Object here = FarEnd.run(function);
    System.clearProperty(MAIN);

    Object shipped = FarEnd.ship(function);
    assertThat(shipped.getClass().getClassLoader()).isNotSameAs(program);
    assertThat(FarEnd.run(shipped)).hasToString(String.valueOf(here));
    assertThat(System.getProperty(MAIN)).as("%s initialised %s", kind, MAIN).isNull();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("all classes that travel pass the verifier's rules")
  void verifies(String kind) {
    ClassFile format =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver()
                    .orElse(ClassHierarchyResolver.ofClassLoading(program))));
    Bundle bundle = FarEnd.bundle(program.call(MAIN, kind));
    assertThat(bundle.content().values())
        .allSatisfy(bytes -> assertThat(format.verify(bytes)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("the same function is made of the same bytes every time")
  void deterministic(String kind) {
    Object function = program.call(MAIN, kind);
    assertThat(FarEnd.bundle(function).digest()).isEqualTo(FarEnd.bundle(function).digest());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("what was shipped can be shipped on, as it came")
  void shippedOn(String kind) {
    Object function = program.call(MAIN, kind);
    Bundle first = FarEnd.bundle(function);
    Object shipped = FarEnd.ship(function);
    Bundle second = FarEnd.bundle(shipped);
    assertThat(first.manifest().classes()).containsAll(second.manifest().classes());
    assertThat(second.manifest().lambdas()).isEqualTo(first.manifest().lambdas());
    assertThat(FarEnd.run(FarEnd.ship(shipped))).hasToString(String.valueOf(FarEnd.run(function)));
  }

  @Test
  @DisplayName("a slice has the methods it needs, and neither fields nor a static initialiser")
  void slice() {
    Bundle bundle = FarEnd.bundle(program.call(MAIN, "helpers"));
    assertThat(bundle.manifest().classes()).hasSize(1);
    ShippedClass slice = bundle.manifest().classes().getFirst();
    assertThat(slice.name()).startsWith("app.Main$$lambda$helpers$");
    assertThat(slice.original())
        .isEqualTo(new ShippedClass.Original(MAIN, Digest.of(program.bytes(MAIN))));

    var model = ClassFile.of().parse(Objects.requireNonNull(bundle.content().get(slice.digest())));
    assertThat(model.fields()).isEmpty();
    assertThat(model.methods())
        .extracting(method -> method.methodName().stringValue())
        .containsExactlyInAnyOrder(
            slice.name().substring("app.Main$$".length()), "factorial", "even", "odd");
  }

  @Test
  @DisplayName("a class whose nested classes a slice looks into is there, but not initialised")
  void nestHost() {
    Bundle bundle = FarEnd.bundle(program.call(MAIN, "privateMembersOfNested"));
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .contains(MAIN, "app.Main$Counter", "app.Main$Secret")
        .doesNotContain("app.Main$Operator", "app.Helper");
  }

  @Test
  @DisplayName("a class that lets its slices in looks the same in every closure")
  void sameHost() {
    assertThat(hostIn("privateMembersOfNested"))
        .isEqualTo(hostIn("records"))
        .isEqualTo(hostIn("asType"));
  }

  private static ShippedClass hostIn(String kind) {
    return FarEnd.bundle(program.call(MAIN, kind)).manifest().classes().stream()
        .filter(each -> each.name().equals(MAIN))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("a stack trace shows the file and the line of the source")
  void stackTrace() {
    Program thrower =
        Program.of(
            new Program.Source(
                "app.Thrower",
                """
                package app;
                class Thrower {
                  static int calls = 0;
                  static int fail(int n) {
                    return n / 0;
                  }
                  static Object make() {
                    return (dev.hawser.call.Task<Integer, RuntimeException>) () -> fail(1);
                  }
                }
                """));
    Object shipped = FarEnd.ship(thrower.call("app.Thrower", "make"));
    ArithmeticException thrown =
        assertThrows(ArithmeticException.class, () -> ((Task<?, ?>) shipped).call());
    StackTraceElement top = thrown.getStackTrace()[0];
    assertThat(top.getMethodName()).isEqualTo("fail");
    assertThat(top.getFileName()).isEqualTo("Thrower.java");
    assertThat(top.getLineNumber()).isEqualTo(5);
  }
}
