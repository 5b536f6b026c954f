package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.hawser.ValueException;
import dev.hawser.call.Explanation;
import dev.hawser.call.Explanation.ClassPart;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What closures are made of, and what they cannot be made of.
class BundlerTest {
  private static final Program WHOLE =
      Program.of(
          new Program.Source(
              "app.Main",
              """
              package app;
              import dev.hawser.call.*;
              import java.io.Serializable;
              class Parent {
                protected static int inherited() { return 1; }
              }
              class Main extends Parent implements Serializable {
                static int count = 5;
                int own = 7;
                int own() { return own; }
                static synchronized int locked() { return 1; }
                static Object field() {
                  return (Task<Integer, RuntimeException>) () -> count;
                }
                static Object instance() {
                  return (Task<Integer, RuntimeException>) () -> new Main().hashCode();
                }
                static Object method() {
                  return (Task1<Main, Integer, RuntimeException>) main -> main.own();
                }
                static Object objectField() {
                  return (Task1<Main, Integer, RuntimeException>) main -> main.own;
                }
                static Object monitor() {
                  return (Task<Integer, RuntimeException>) () -> locked();
                }
                static Object parent() {
                  return (Task<Integer, RuntimeException>) () -> inherited();
                }
                static Object lookup() {
                  return (Task<Object, RuntimeException>)
                      () -> java.lang.invoke.MethodHandles.lookup();
                }
                static class Nested {
                  private static int secret() { return 3; }
                  static Object mate() {
                    return (Task<Integer, RuntimeException>) () -> Other.hidden();
                  }
                }
                static class Other {
                  private static int hidden() { return 3; }
                }
                static Object self() {
                  return new Main().bound();
                }
                Object bound() {
                  return (Task<Integer, RuntimeException>) () -> own;
                }
                static Object boundReference() {
                  return (Task<Integer, RuntimeException>) new Main()::own;
                }
                static Object unboundReference() {
                  return (Task1<Main, Integer, RuntimeException>) Main::own;
                }
                static Object constructor() {
                  return (Task<Main, RuntimeException>) Main::new;
                }
              }
              """));

  private static final Program REFUSED =
      Program.compiled(
              List.of("--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED"),
              new Program.Source(
                  "app.Main",
                  """
                  package app;
                  import dev.hawser.call.Task;
                  class Native {
                    static native int read();
                  }
                  class Helper {
                    static int read() { return Native.read(); }
                  }
                  class Inside {
                    static boolean booted() { return jdk.internal.misc.VM.isBooted(); }
                  }
                  class Optional {}
                  class Careful {
                    static boolean isThere() {
                      try {
                        return new Optional() != null;
                      } catch (NoClassDefFoundError e) {
                        return false;
                      }
                    }
                  }
                  interface Only {
                    int mentioned(Native only);
                  }
                  class Main {
                    static Object reads() {
                      return (Task<Integer, RuntimeException>) () -> Helper.read();
                    }
                    static Object asks() {
                      return (Task<Boolean, RuntimeException>) () -> Inside.booted();
                    }
                    static Object careful() {
                      return (Task<Boolean, RuntimeException>) () -> Careful.isThere();
                    }
                    static Object mentions() {
                      return (Task<Boolean, RuntimeException>) () -> ((Object) "x") instanceof Only;
                    }
                  }
                  """))
          .without("app.Optional");

  @ParameterizedTest
  @CsvSource({
    "app.Main,field,static field count",
    "app.Main,instance,makes an object of it",
    "app.Main,method,instance method own",
    "app.Main,objectField,field own",
    "app.Main,monitor,locked is synchronized",
    "app.Main,parent,'inherited, which it inherits'",
    "app.Main,lookup,MethodHandles.lookup()",
    "app.Main$Nested,mate,'hidden, a private member of app.Main$Other'",
  })
  @DisplayName("a function that needs more of its class than static methods takes all of it along")
  void whole(String className, String kind, String reason) {
    Explanation explanation = Explanations.of(WHOLE.call(className, kind));
    assertThat(explanation.classes()).noneMatch(ClassPart::isSlice);
    assertThat(explanation.classes())
        .filteredOn(part -> part.name().equals(className))
        .singleElement()
        .satisfies(part -> assertThat(part.reason()).contains("whole", reason));
  }

  @ParameterizedTest
  @CsvSource({"self", "boundReference", "unboundReference", "constructor"})
  @DisplayName("a function with a body in its object takes the object's class along, as it is")
  void instanceBodies(String kind) {
    Bundle bundle = FarEnd.bundle(WHOLE.call("app.Main", kind));
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .contains("app.Main", "app.Parent")
        .doesNotContain("app.Main$Other");
    assertThat(bundle.manifest().lambdas().getFirst().implClass()).isEqualTo("app/Main");
  }

  @Test
  @DisplayName("the same functions cost only a lookup")
  void remembers() {
    Bundler bundler = new Bundler();
    Object task = WHOLE.call("app.Main", "field");
    Set<Lambdas.Parts> parts = Set.of(Lambdas.take(task).parts());
    assertThat(bundler.bundle(Set.of(), parts)).isSameAs(bundler.bundle(Set.of(), parts));
  }

  @Test
  @DisplayName("many threads at once get one and the same")
  void manyThreads() throws InterruptedException {
    Bundler bundler = new Bundler();
    Set<Lambdas.Parts> parts = Set.of(Lambdas.take(WHOLE.call("app.Main", "instance")).parts());
    Set<Bundle> made =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    List<Thread> threads =
        IntStream.range(0, 20)
            .mapToObj(
                _ -> Thread.startVirtualThread(() -> made.add(bundler.bundle(Set.of(), parts))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(made).hasSize(1);
  }

  @Test
  @DisplayName("what was shipped can be unloaded")
  void forgets() {
    Bundler bundler = new Bundler();
    WeakReference<Program> program = shipAndLeave(bundler);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (program.get() != null && System.nanoTime() < end) {
      System.gc();
    }
    assertThat(program.get()).isNull();
  }

  private static WeakReference<Program> shipAndLeave(Bundler bundler) {
    Program program =
        Program.of(
            new Program.Source(
                "app.Brief",
                """
                package app;
                record Item(int n) {}
                class Brief {
                  static Object make() {
                    return (dev.hawser.call.Task<Object, RuntimeException>) () -> new Item(1);
                  }
                }
                """));
    Lambdas.Parts parts = Lambdas.take(program.call("app.Brief", "make")).parts();
    assertThat(bundler.bundle(Set.of(program.type("app.Item")), Set.of(parts)).content())
        .hasSize(2);
    return new WeakReference<>(program);
  }

  @Test
  @DisplayName("a native method is refused, with the way to it and what to do")
  void nativeMethod() {
    assertThatThrownBy(() -> FarEnd.bundle(REFUSED.call("app.Main", "reads")))
        .isInstanceOf(ValueException.class)
        .hasMessageMatching(
            "the code cannot travel: task -> app.Main.lambda\\$reads\\$\\S+ -> app.Helper"
                + " -> app.Native.read is a native method.* callRemote");
  }

  @Test
  @DisplayName("a package that the JDK does not export is refused, with the way to it")
  void unexportedPackage() {
    assertThatThrownBy(() -> FarEnd.bundle(REFUSED.call("app.Main", "asks")))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("-> app.Inside -> jdk.internal.misc.VM is in the package")
        .hasMessageContaining("jdk.internal.misc, which the module java.base does not export");
  }

  @Test
  @DisplayName("a class that is missing here is left out")
  void missingClass() {
    Bundle bundle = FarEnd.bundle(REFUSED.call("app.Main", "careful"));
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .contains("app.Careful")
        .doesNotContain("app.Optional");
    assertThat(FarEnd.run(FarEnd.ship(REFUSED.call("app.Main", "careful")))).isEqualTo(false);
  }

  @Test
  @DisplayName("what a class refers to that is only named does not matter")
  void onlyNamed() {
    Bundle bundle = FarEnd.bundle(REFUSED.call("app.Main", "mentions"));
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .contains("app.Only")
        .doesNotContain("app.Native");
  }

  @Test
  @DisplayName("a class that was made while the program ran is refused")
  void runtimeClass() {
    Program program =
        Program.of(
            new Program.Source("app.Made", "package app; record Made(int x) {}"),
            new Program.Source("app.User", "package app; record User(Made made) {}"));
    Class<?> user = program.type("app.User");
    assertThat(program.type("app.Made")).isNotNull();
    program.without("app.Made");
    Bundler bundler = new Bundler();
    assertThatThrownBy(() -> bundler.bundle(Set.of(user), Set.of()))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("value -> app.User -> app.Made has no class file here");
  }

  @Test
  @DisplayName("two classes of one name cannot travel together")
  void sameName() {
    String text = "package app; record Point(int x) {}";
    Class<?> one = Program.of(new Program.Source("app.Point", text)).type("app.Point");
    Class<?> other = Program.of(new Program.Source("app.Point", text)).type("app.Point");
    Bundler bundler = new Bundler();
    assertThatThrownBy(() -> bundler.bundle(Set.of(one, other), Set.of()))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("app.Point")
        .hasMessageContaining("different class loaders");
  }

  @Test
  @DisplayName("the manifest says which packages lean on which")
  void packages() {
    Program program =
        Program.of(
            new Program.Source("one.A", "package one; public record A(two.B b) {}"),
            new Program.Source("two.B", "package two; public record B(int n) {}"));
    Bundle bundle = new Bundler().bundle(Set.of(program.type("one.A")), Set.of());
    assertThat(bundle.manifest().packages())
        .containsOnly(entry("one", Set.of("two")), entry("two", Set.of()));
  }

  @Test
  @DisplayName("what a record's collections hold travels with it")
  void collections() {
    Program program =
        Program.of(
            new Program.Source(
                "app.Order",
                """
                package app;
                import java.util.*;
                record Order(Map<String, ? extends List<Item[]>> items) {}
                record Item(int n) {}
                """));
    Bundle bundle = new Bundler().bundle(Set.of(program.type("app.Order")), Set.of());
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .containsExactly("app.Item", "app.Order");
  }

  @Test
  @DisplayName("arrays stand for their elements, and enums with bodies bring their enum")
  void types() {
    Program program =
        Program.of(
            new Program.Source(
                "app.Op",
                "package app; public enum Op { PLUS { }; static Object plus() {"
                    + " return PLUS; } }"));
    Class<?> body = program.call("app.Op", "plus").getClass();
    Bundle bundle = new Bundler().bundle(Set.of(body.arrayType().arrayType()), Set.of());
    assertThat(bundle.manifest().classes())
        .extracting(ShippedClass::name)
        .containsExactly("app.Op", "app.Op$1");
  }
}
