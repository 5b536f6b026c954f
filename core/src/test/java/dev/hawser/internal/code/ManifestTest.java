package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A manifest")
class ManifestTest {
  private static final int MUTATIONS = 200_000;
  private static final Digest DIGEST = Digest.of(new byte[] {1});
  private static final LambdaForm FORM =
      new LambdaForm(
          "java/lang/Runnable",
          List.of("java/util/RandomAccess"),
          "run",
          "()V",
          List.of("()Ljava/lang/Object;"),
          "()V",
          6,
          "app/Main",
          "lambda$main$0",
          "(ILjava/lang/String;)V",
          "(ILjava/lang/String;)Ljava/lang/Runnable;");

  private static final ShippedClass MAIN = new ShippedClass("app.Main", DIGEST, 100, null);
  private static final ShippedClass SLICE =
      new ShippedClass("app.Main$$x", DIGEST, 10, new ShippedClass.Original("app.Main", DIGEST));
  private static final ShippedClass OTHER = new ShippedClass("lib.Thing", DIGEST, 7, null);

  private static Manifest sample() {
    return new Manifest(
        List.of(OTHER, SLICE, MAIN), List.of(FORM), Map.of("app", Set.of("lib"), "lib", Set.of()));
  }

  @Test
  @DisplayName("arrives as it was, its classes in the order of their names")
  void roundTrip() {
    Manifest copy = Manifest.read(sample().toBytes());

    assertThat(copy).isEqualTo(sample());
    assertThat(copy.classes()).containsExactly(MAIN, SLICE, OTHER);
  }

  @Test
  @DisplayName("has the same bytes in whatever order it was put together")
  void bytesAreTheSame() {
    Manifest other =
        new Manifest(
            List.of(MAIN, OTHER, SLICE),
            List.of(FORM),
            Map.of("lib", Set.of(), "app", Set.of("lib")));

    assertThat(other.toBytes()).isEqualTo(sample().toBytes());
  }

  @Test
  @DisplayName("of more or larger classes than may travel is neither written nor read")
  void limits() {
    List<ShippedClass> many =
        IntStream.rangeClosed(0, Manifest.MOST_CLASSES)
            .mapToObj(i -> new ShippedClass("C" + i, DIGEST, 1, null))
            .toList();
    ShippedClass large = new ShippedClass("Large", DIGEST, Manifest.MOST_CLASS_BYTES + 1, null);
    List<ShippedClass> heavy =
        IntStream.rangeClosed(0, 16)
            .mapToObj(i -> new ShippedClass("H" + i, DIGEST, Manifest.MOST_CLASS_BYTES, null))
            .toList();
    for (List<ShippedClass> classes : List.of(many, List.of(large), heavy)) {
      assertThatThrownBy(() -> new Manifest(classes, List.of(), Map.of()).toBytes())
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("the code is too large to travel");
    }
  }

  private static void assertMalformed(Manifest manifest) {
    byte[] bytes = manifest.toBytes();
    assertThatThrownBy(() -> Manifest.read(bytes))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith("malformed code: ");
  }

  @Test
  @DisplayName("with a name that no class has is refused")
  void names() {
    for (String name :
        List.of("", ".", "app.", ".app", "app..Main", "app/Main", "[I", "a;b", "a\nb")) {
      assertMalformed(
          new Manifest(List.of(new ShippedClass(name, DIGEST, 1, null)), List.of(), Map.of()));
    }
  }

  @Test
  @DisplayName("with one class twice, or a package that has no class, is refused")
  void twice() {
    assertMalformed(new Manifest(List.of(MAIN, MAIN), List.of(), Map.of()));
    assertMalformed(new Manifest(List.of(MAIN), List.of(), Map.of("lib", Set.of())));
    assertMalformed(new Manifest(List.of(MAIN), List.of(), Map.of("app", Set.of("lib"))));
  }

  @Test
  @DisplayName("with a lambda that no compiler makes is refused")
  void lambdas() {
    for (LambdaForm form :
        List.of(
            form(0, "app/Main", "x", "()V"),
            form(10, "app/Main", "x", "()V"),
            form(6, "app.Main", "x", "()V"),
            form(6, "app/Main", "", "()V"),
            form(6, "app/Main", "a.b", "()V"),
            form(6, "app/Main", "<clinit>", "()V"),
            form(6, "app/Main", "x", "V"),
            form(6, "app/Main", "x", "(app/Main)V"))) {
      assertMalformed(new Manifest(List.of(), List.of(form), Map.of()));
    }
  }

  private static LambdaForm form(int kind, String type, String name, String descriptor) {
    return new LambdaForm(
        "java/lang/Runnable",
        List.of(),
        "run",
        "()V",
        List.of(),
        "()V",
        kind,
        type,
        name,
        descriptor,
        "()Ljava/lang/Runnable;");
  }

  @Test
  @DisplayName("that declares more than its bytes can hold costs nothing")
  void countsAreBounded() {
    byte[] endsEarly = {1, (byte) 0x80, (byte) 0x9c, 1};
    byte[] tooMany = {1, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 8};

    assertThatThrownBy(() -> Manifest.read(endsEarly))
        .hasMessage("malformed code: it ends too early");
    assertThatThrownBy(() -> Manifest.read(tooMany))
        .hasMessage("malformed code: 2147483648 parts where at most 20000 may be");
  }

  @Test
  @DisplayName("whatever is done to its bytes, is read or refused")
  void mutations() {
    byte[] bytes = sample().toBytes();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<Consumer<byte[]>> changes =
        List.of(
            some -> some[random.nextInt(some.length)] = (byte) random.nextInt(),
            some -> some[random.nextInt(some.length)]++,
            some -> some[random.nextInt(some.length)] = 0);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 3));
      for (int left = random.nextInt(3); left >= 0; left--) {
        changes.get(random.nextInt(changes.size())).accept(mutated);
      }
      try {
        Manifest.read(mutated);
      } catch (ValueException expected) {
        continue;
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ": " + Arrays.toString(mutated), e);
      }
    }
  }
}
