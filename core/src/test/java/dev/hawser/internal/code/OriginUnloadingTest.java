package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What was shipped goes when nobody uses it any more.
class OriginUnloadingTest {
  private static final int CLOSURES = 1_000;
  private static final int COLLECTIONS = 20;

  private static final String SOURCE =
      """
      package app;
      public class Job implements java.io.Serializable {
        static final byte[] ballast = new byte[16_384];
        private final String text;
        public Job(String text) { this.text = text; }
        public String toString() { return text; }
        public record Answer(int n) {}
        public static class Trouble extends RuntimeException {
          public Trouble(String message) { super(message); }
        }
        static Object task() {
          return (java.util.concurrent.Callable<Object> & java.io.Serializable)
              () -> new Answer(ballast.length);
        }
        static Object length() {
          return (java.util.function.Function<String, Integer> & java.io.Serializable)
              String::length;
        }
      }
      """;

  private final Map<Digest, byte[]> store = new HashMap<>();

  private static void collect(List<? extends Reference<?>> references) {
    for (int i = 0; i < COLLECTIONS; i++) {
      if (references.stream().allMatch(each -> each.refersTo(null))) {
        return;
      }
      System.gc();
    }
  }

  /// Uses a closure in every way in which this library remembers something about a class.
  private static void use(Binding binding, Closure closure) throws Exception {
    Object answer = ((Callable<?>) Closure.make(binding, 0)).call();
    Codec codec = new Codec(TypeRegistry.create().allow(answer.getClass()), ValueLimits.defaults());
    // Not compared: `equals` of records keeps the last class it met softly, for the JDK's own use.
    assertThat(codec.decode(codec.encode(answer))).hasSameClassAs(answer);

    Constructor<?> trouble = binding.type("app.Job$Trouble").getConstructor(String.class);
    Object thrown = trouble.newInstance("no");
    Codec throwing =
        new Codec(TypeRegistry.create().allow(thrown.getClass()), ValueLimits.defaults());
    assertThat(throwing.decode(throwing.encode(thrown))).hasSameClassAs(thrown);

    ObjectFields fields = ObjectFields.of(binding.type("app.Job"));
    assertThat(fields.allocate()).isInstanceOf(binding.type("app.Job"));
    assertThat(Closure.make(binding, 1, closure.captured().get(1))).isNotNull();
  }

  private void bindAll(Origin origin, List<WeakReference<ClassLoader>> loaders) throws Exception {
    ShippedProgram program = ShippedProgram.of(SOURCE);
    for (int i = 0; i < CLOSURES; i++) {
      ShippedProgram version = program.version("app.Job", i);
      Closure closure =
          Closure.of(version, version.run("app.Job", "task"), version.run("app.Job", "length"));
      store.putAll(closure.content());
      Binding binding = closure.bind(origin);
      use(binding, closure);
      loaders.add(new WeakReference<>(binding.type("app.Job").getClassLoader()));
      store.clear();
    }
  }

  @Test
  @DisplayName("After an origin is closed, all loaders of its 1,000 closures are collected")
  void allLoadersGo() throws Exception {
    Origin origin = new Origin("alice", OriginUnloadingTest.class.getClassLoader(), store::get);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    bindAll(origin, loaders);
    assertThat(loaders).hasSize(CLOSURES).noneMatch(each -> each.refersTo(null));

    origin.close();
    collect(loaders);

    assertThat(loaders.stream().filter(each -> !each.refersTo(null)).count()).isZero();
    Reference.reachabilityFence(origin);
  }
}
