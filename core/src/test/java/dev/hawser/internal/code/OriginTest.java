package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.PermissionException;
import dev.hawser.ValueException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final String COUNTER =
      "package app; public class Counter { static int n; public static int next() { return ++n; }"
          + " }";

  private final Map<Digest, byte[]> store = new HashMap<>();
  private final List<Digest> fetched = new ArrayList<>();

  private Origin origin(ClassLoader parent) {
    return new Origin("alice", parent, this::fetch);
  }

  private Origin origin() {
    return origin(OriginTest.class.getClassLoader());
  }

  private byte[] fetch(Digest digest) {
    fetched.add(digest);
    return store.get(digest);
  }

  private Binding bind(Origin origin, Closure closure) {
    store.putAll(closure.content());
    return closure.bind(origin);
  }

  private static ShippedProgram program(String... sources) {
    return ShippedProgram.of(sources);
  }

  private static ShippedProgram withVersion(int version) {
    return program(
        "package app; public class Version { public static int n() { return " + version + "; } }");
  }

  private static Map<String, byte[]> merged(ShippedProgram... programs) {
    Map<String, byte[]> classes = new TreeMap<>();
    for (ShippedProgram each : programs) {
      classes.putAll(each.classes());
    }
    return classes;
  }

  @Test
  @DisplayName("Shipped classes are made here, by a loader that is named after who shipped them")
  void made() {
    Class<?> type = bind(origin(), Closure.of(withVersion(1))).type("app.Version");

    assertThat(ShippedProgram.run(type, "n")).isEqualTo(1);
    assertThat(type.getClassLoader().getName()).isEqualTo("shipped-by-alice");
    assertThat(type.getProtectionDomain().getClassLoader()).isSameAs(type.getClassLoader());
    assertThat(type.getPackage().getName()).isEqualTo("app");
  }

  @Test
  @DisplayName(
      "A name that the closure does not have stands for nothing, whatever this process has")
  void unknownName() {
    Binding binding = bind(origin(), Closure.of(withVersion(1)));

    assertThat(binding.type("app.Other")).isNull();
    assertThat(binding.type("java.lang.String")).isNull();
  }

  @Test
  @DisplayName("Two versions of a class live side by side, and each closure uses its own")
  void versions() {
    Origin origin = origin();
    Binding first = bind(origin, Closure.of(withVersion(1)));
    Binding second = bind(origin, Closure.of(withVersion(2)));

    assertThat(ShippedProgram.run(first.type("app.Version"), "n")).isEqualTo(1);
    assertThat(ShippedProgram.run(second.type("app.Version"), "n")).isEqualTo(2);
    assertThat(second.type("app.Version").getClassLoader().getName())
        .isEqualTo("shipped-by-alice-2");
  }

  @Test
  @DisplayName("All closures with one version of a class share the class and its static state")
  void sharedState() {
    Origin origin = origin();
    Binding one = bind(origin, Closure.of(program(COUNTER)));
    Binding other =
        bind(origin, Closure.of(program(COUNTER, "package more; public class Extra {}")));

    assertThat(other).isNotSameAs(one);
    assertThat(ShippedProgram.run(one.type("app.Counter"), "next")).isEqualTo(1);
    assertThat(ShippedProgram.run(other.type("app.Counter"), "next")).isEqualTo(2);
  }

  @Test
  @DisplayName("The third version comes after the second, and the first is found again")
  void firstFit() {
    Origin origin = origin();
    Binding first = bind(origin, Closure.of(withVersion(1)));
    bind(origin, Closure.of(withVersion(2)));
    Binding third = bind(origin, Closure.of(withVersion(3)));
    Binding again =
        bind(origin, Closure.of(merged(withVersion(1), program("package b; class B {}"))));

    assertThat(third.type("app.Version").getClassLoader().getName())
        .isEqualTo("shipped-by-alice-3");
    assertThat(again.type("app.Version")).isSameAs(first.type("app.Version"));
  }

  @Test
  @DisplayName("Classes that this process has with the same content are its own, state and all")
  void own() {
    ShippedProgram here = program(COUNTER);
    here.run("app.Counter", "next");
    Binding binding = bind(origin(here.loader()), Closure.of(program(COUNTER)));

    assertThat(binding.type("app.Counter")).isSameAs(here.type("app.Counter"));
    assertThat(ShippedProgram.run(binding.type("app.Counter"), "next")).isEqualTo(2);
    assertThat(fetched).isEmpty();
  }

  @Test
  @DisplayName("A package is never split: one class that differs, and all of it is shipped")
  void packageIsNeverSplit() {
    ShippedProgram here = program(COUNTER, "package app; class Other { int here; }");
    ShippedProgram there = program(COUNTER, "package app; class Other { int there; }");
    Binding binding = bind(origin(here.loader()), Closure.of(there));

    Class<?> counter = binding.type("app.Counter");
    assertThat(counter).isNotSameAs(here.type("app.Counter"));
    assertThat(counter.getClassLoader()).isSameAs(binding.type("app.Other").getClassLoader());
  }

  @Test
  @DisplayName("A package that leans on a shipped package is shipped, even if this process has it")
  void leaning() {
    String user =
        "package user; public class User { public Object use() { return new base.Base(); } }";
    String plain = "package plain; public class Plain {}";
    ShippedProgram here = program("package base; public class Base { int here; }", user, plain);
    ShippedProgram there = program("package base; public class Base { int there; }", user, plain);
    Binding binding = bind(origin(here.loader()), Closure.of(there));

    assertThat(binding.type("user.User")).isNotSameAs(here.type("user.User"));
    assertThat(binding.type("plain.Plain")).isSameAs(here.type("plain.Plain"));
  }

  @Test
  @DisplayName(
      "A package that is own for one closure and shipped for another needs two generations")
  void ownAndShippedClash() {
    ShippedProgram here = program(COUNTER);
    Origin origin = origin(here.loader());
    Binding own = bind(origin, Closure.of(program(COUNTER)));
    Binding shipped = bind(origin, Closure.of(program(COUNTER, "package app; class Other {}")));
    Binding ownAgain = bind(origin, Closure.of(program(COUNTER, "package other; class Other {}")));

    assertThat(own.type("app.Counter")).isSameAs(here.type("app.Counter"));
    assertThat(shipped.type("app.Counter").getClassLoader().getName())
        .isEqualTo("shipped-by-alice-2");
    assertThat(ownAgain.type("app.Counter")).isSameAs(here.type("app.Counter"));
    assertThat(ownAgain.type("other.Other").getClassLoader().getName())
        .isEqualTo("shipped-by-alice");
  }

  @Test
  @DisplayName("A package that shipped code found here by name stays own in that generation")
  void foundByName() throws Exception {
    ShippedProgram here = program("package app; public class Version { int here; }");
    Origin origin = origin(here.loader());
    Class<?> first = bind(origin, Closure.of(program("package b; public class B {}"))).type("b.B");
    assertThat(Class.forName("app.Version", false, first.getClassLoader()))
        .isSameAs(here.type("app.Version"));

    Class<?> shipped = bind(origin, Closure.of(withVersion(7))).type("app.Version");

    assertThat(ShippedProgram.run(shipped, "n")).isEqualTo(7);
    assertThat(shipped.getClassLoader()).isNotSameAs(first.getClassLoader());
  }

  @Test
  @DisplayName("A class that was not shipped, of a package that was, is missing with a reason")
  void missingInPackage() {
    ShippedProgram here = program(COUNTER, "package app; class Other { }");
    ClassLoader loader =
        bind(origin(here.loader()), Closure.of(withVersion(1)))
            .type("app.Version")
            .getClassLoader();

    assertThatThrownBy(() -> Class.forName("app.Other", false, loader))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("app.Other was not shipped");
  }

  @Test
  @DisplayName("Binding a closure, and finding its types, initialises nothing")
  void initialisesNothing() {
    String loud =
        "package app; public class Loud { static { System.setProperty(\"loud\", \"1\"); } }";
    ShippedProgram here = program(loud);
    bind(origin(here.loader()), Closure.of(program(loud))).type("app.Loud");
    bind(origin(), Closure.of(program(loud))).type("app.Loud");

    assertThat(System.getProperty("loud")).isNull();
  }

  @Test
  @DisplayName("Shipped code needs the grant, before anything of it is fetched")
  void needsTheGrant() {
    Closure closure = Closure.of(withVersion(1));
    store.putAll(closure.content());
    Origin.Rule nothing = Rules.onlyHome(new Manifest(List.of(), List.of(), Map.of()));

    assertThatThrownBy(() -> origin().bind(closure.name(), closure.manifest(), nothing))
        .isInstanceOf(PermissionException.class);
    assertThat(fetched).isEmpty();
  }

  @Test
  @DisplayName("Own classes and their lambdas come home without a grant if this end offered them")
  void comingHome() {
    ShippedProgram here = program(Kinds.SOURCE);
    Closure closure = Closure.of(program(Kinds.SOURCE), here.run("app.Kinds", "captures"));
    Origin.Rule home = Rules.onlyHome(closure.manifest());

    Binding binding = origin(here.loader()).bind(closure.name(), closure.manifest(), home);

    assertThat(binding.type("app.Kinds")).isSameAs(here.type("app.Kinds"));
    assertThatThrownBy(() -> origin().bind(closure.name(), closure.manifest(), home))
        .isInstanceOf(PermissionException.class);
  }

  @Test
  @DisplayName("Neither an own class nor a lambda that this end did not offer comes home ungranted")
  void notOffered() {
    ShippedProgram here = program(Kinds.SOURCE);
    Closure plain = Closure.of(here);
    Closure lambda = Closure.of(here, here.run("app.Kinds", "captures"));
    Origin origin = origin(here.loader());

    assertThatThrownBy(
            () -> origin.bind(lambda.name(), lambda.manifest(), Rules.onlyHome(plain.manifest())))
        .isInstanceOf(PermissionException.class);
    Origin.Rule nothing = Rules.onlyHome(new Manifest(List.of(), List.of(), Map.of()));
    assertThatThrownBy(() -> origin.bind(plain.name(), plain.manifest(), nothing))
        .isInstanceOf(PermissionException.class);
  }

  @Test
  @DisplayName("Bytes that are not those of the digest are refused, and spoil nothing")
  void wrongBytes() {
    Origin origin = origin();
    Closure closure = Closure.of(withVersion(1));
    closure.content().keySet().forEach(digest -> store.put(digest, new byte[9]));

    assertThatThrownBy(() -> closure.bind(origin))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("the bytes of app.Version are not those that were promised");
    assertThat(bind(origin, closure).type("app.Version").getClassLoader().getName())
        .isEqualTo("shipped-by-alice");
  }

  @Test
  @DisplayName("A class file under another class's name, and one that is none, are refused")
  void notThatClass() {
    byte[] version = withVersion(1).classes().get("app.Version");
    Closure closure = Closure.of(Map.of("app.Fake", version));

    assertThatThrownBy(() -> bind(origin(), closure).type("app.Fake"))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("the class app.Fake cannot be made here");
  }

  @Test
  @DisplayName("No class of the JDK or of Hawser can be shipped, nor one with an impossible name")
  void forbiddenNames() {
    for (String name :
        List.of(
            "java.lang.Evil",
            "dev.hawser.Client",
            "dev.hawser.internal.code.Evil",
            "",
            "a..B",
            "a/B",
            "[La.B;",
            "a.B;",
            "../../x")) {
      ShippedClass type = new ShippedClass(name, Digest.of(new byte[0]), 0, null);
      Manifest manifest = new Manifest(List.of(type), List.of(), Map.of());
      assertThatThrownBy(() -> origin().bind(type.digest(), manifest, Rules.ALL))
          .as(name)
          .isInstanceOf(ValueException.class);
    }
  }

  @Test
  @DisplayName("A closure with two classes of one name is refused, and so is a slice of a stranger")
  void malformed() {
    ShippedClass type = new ShippedClass("a.B", Digest.of(new byte[0]), 0, null);
    ShippedClass slice =
        new ShippedClass(
            "a.B",
            type.digest(),
            0,
            new ShippedClass.Original("dev.hawser.internal.security.Access", type.digest()));

    for (List<ShippedClass> classes : List.of(List.of(type, type), List.of(slice))) {
      Manifest manifest = new Manifest(classes, List.of(), Map.of());
      assertThatThrownBy(() -> origin().bind(type.digest(), manifest, Rules.ALL))
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("malformed closure");
    }
  }

  @Test
  @DisplayName("A slice of an own class stands for that class, and is not fetched")
  void ownSlice() {
    ShippedProgram here = program(COUNTER);
    ShippedClass slice =
        new ShippedClass(
            "app.Counter$$next",
            Digest.of(new byte[1]),
            1,
            new ShippedClass.Original("app.Counter", Digest.of(here.classes().get("app.Counter"))));
    Manifest manifest = new Manifest(List.of(slice), List.of(), Map.of("app", Set.of()));

    Binding binding = origin(here.loader()).bind(slice.digest(), manifest, Rules.ALL);

    assertThat(binding.type("app.Counter$$next")).isSameAs(here.type("app.Counter"));
    assertThat(fetched).isEmpty();
  }

  @Test
  @DisplayName("What was shipped can be shipped on: a loader gives class files back as they came")
  void shippedOn() throws Exception {
    ShippedProgram there = withVersion(1);
    Closure closure = Closure.of(there);
    Class<?> type = bind(origin(), closure).type("app.Version");

    try (InputStream file = type.getResourceAsStream("/app/Version.class")) {
      assertThat(file.readAllBytes()).isEqualTo(there.classes().get("app.Version"));
    }
    ClassKeeper.Kept kept = ((ClassKeeper) type.getClassLoader()).kept("app.Version");
    assertThat(kept.entry()).isEqualTo(closure.manifest().classes().getFirst());
    assertThat(type.getResourceAsStream("/app/Other.class")).isNull();
    assertThat(type.getResourceAsStream("/java/lang/String.class")).isNotNull();
  }

  @Test
  @DisplayName("A closure is bound once, however many threads want it")
  void boundOnce() throws Exception {
    Closure closure = Closure.of(withVersion(1));
    store.putAll(closure.content());
    Origin origin = origin();
    List<Callable<Binding>> binds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      binds.add(() -> closure.bind(origin));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Set<Binding> bindings = new HashSet<>();
      for (Future<Binding> each : threads.invokeAll(binds)) {
        bindings.add(each.get());
      }
      assertThat(bindings).hasSize(1);
    }
    assertThat(fetched).hasSize(1);
  }

  @Test
  @DisplayName("A closed origin binds nothing new, and what was bound goes on")
  void closed() {
    Origin origin = origin();
    Binding bound =
        bind(origin, Closure.of(program(COUNTER, "package app; public class Later {}")));
    origin.close();

    assertThat(bound.type("app.Later").getClassLoader().getName()).isEqualTo("shipped-by-alice");
    assertThatThrownBy(() -> bind(origin, Closure.of(withVersion(1))))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("the session with alice has ended");
  }
}
