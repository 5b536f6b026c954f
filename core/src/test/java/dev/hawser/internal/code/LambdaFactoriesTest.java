package dev.hawser.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ValueException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of lambda, made where its classes were shipped to, and where they are own.
class LambdaFactoriesTest {
  private static final ShippedProgram SENDER = ShippedProgram.of(Kinds.SOURCE);

  private final Map<Digest, byte[]> store = new HashMap<>();
  private final Origin origin =
      new Origin("alice", LambdaFactoriesTest.class.getClassLoader(), store::get);
  private final ShippedProgram receiver = SENDER.again();
  private final Origin home = new Origin("alice", receiver.loader(), store::get);

  private static Object sent(String name) {
    return SENDER.run("app.Kinds", name);
  }

  private Closure closure(String name) {
    Closure closure = Closure.sliced(sent(name));
    store.putAll(closure.content());
    return closure;
  }

  private Object shipped(String name) {
    return closure(name).make(origin);
  }

  private Object own(String name) {
    return closure(name).make(home);
  }

  private static Object call(Object task) throws Exception {
    return ((Callable<?>) task).call();
  }

  @SuppressWarnings("unchecked")
  private static Object apply(Object function, Object argument) {
    return ((Function<Object, Object>) function).apply(argument);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "captures", "marked", "jdkHidden"})
  @DisplayName("Lambdas whose captured values are the JDK's give what the sender's give")
  void tasks(String name) throws Exception {
    Object expected = call(sent(name));

    assertThat(call(shipped(name))).isEqualTo(expected);
    assertThat(call(own(name))).isEqualTo(expected);
  }

  @Test
  @DisplayName("References to methods and constructors give what the sender's give")
  void references() {
    for (Object each : List.of(shipped("staticMethod"), own("staticMethod"))) {
      assertThat(apply(each, 21)).isEqualTo(42);
    }
    for (Object each : List.of(shipped("arrayConstructor"), own("arrayConstructor"))) {
      assertThat(apply(each, 3)).isEqualTo(new int[3]);
    }
    for (Object each : List.of(shipped("constructor"), own("constructor"))) {
      assertThat(apply(each, 3)).hasToString("Square[side=3]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unbound", "unboundInterface"})
  @DisplayName("A method of whatever object comes is called on it")
  void unbound(String name) {
    assertThat(apply(shipped(name), apply(shipped("constructor"), 4))).isEqualTo(16);
    assertThat(apply(own(name), apply(own("constructor"), 4))).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdkVirtual", "jdkFunction"})
  @DisplayName("References to methods of the JDK are made, whichever interface they are for")
  void jdk(String name) {
    assertThat(apply(shipped(name), "12345")).isEqualTo(5);
    assertThat(apply(own(name), "12345")).isEqualTo(5);
  }

  @Test
  @DisplayName("So are those to its static methods, constructors and interfaces")
  void moreOfTheJdk() {
    for (Object each : List.of(shipped("jdkConstructor"), own("jdkConstructor"))) {
      assertThat(apply(each, "text")).hasToString("text");
    }
    for (Object each : List.of(shipped("jdkStatic"), own("jdkStatic"))) {
      assertThat(((IntBinaryOperator) each).applyAsInt(3, 5)).isEqualTo(5);
    }
    for (Object each : List.of(shipped("jdkInterface"), own("jdkInterface"))) {
      assertThat(apply(each, List.of(1, 2))).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("A reference to a method of the JDK needs no class of the sender at all")
  void noClasses() {
    Closure closure = Closure.of(Map.of(), sent("jdkFunction"));

    assertThat(apply(closure.make(origin), "123")).isEqualTo(3);
  }

  @Test
  @DisplayName("A lambda of this library itself is made of its own code")
  void ofThisLibrary() throws Exception {
    Object lambda = (Callable<String> & Serializable) () -> "from here";

    assertThat(call(Closure.of(Map.of(), lambda).make(origin))).isEqualTo("from here");
  }

  /// The receiver's own object, made of the state that the sender's captured.
  private static Object square(Binding binding, int side) throws Exception {
    var constructor = binding.type("app.Kinds$Square").getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    return constructor.newInstance(side);
  }

  @Test
  @DisplayName("What was captured may be objects of shipped classes, with private methods")
  void capturedObjects() throws Exception {
    for (Origin each : List.of(origin, home)) {
      Binding bound = closure("bound").bind(each);
      assertThat(call(Closure.make(bound, 0, square(bound, 6)))).isEqualTo(36);
      Binding inRecord = closure("inRecord").bind(each);
      assertThat(call(Closure.make(inRecord, 0, square(inRecord, 6)))).isEqualTo(1006);

      Binding inInterface = closure("inInterface").bind(each);
      var person = inInterface.type("app.Kinds$Person").getDeclaredConstructor(String.class);
      person.setAccessible(true);
      Object greeting = Closure.make(inInterface, 0, person.newInstance("Bob"));
      assertThat(call(greeting)).isEqualTo("hello Bob");

      Binding kinds = closure("boundPrivate").bind(each);
      var instance = kinds.type("app.Kinds").getDeclaredConstructor();
      instance.setAccessible(true);
      assertThat(apply(Closure.make(kinds, 0, instance.newInstance()), "!")).isEqualTo("instance!");
    }
  }

  @Test
  @DisplayName("Default methods of the functional interface work, and lambdas made by lambdas")
  void defaultsAndNesting() throws Exception {
    for (Object each : List.of(shipped("plain"), own("plain"))) {
      var twice = each.getClass().getMethod("twice");
      twice.setAccessible(true);
      assertThat(twice.invoke(each)).isEqualTo("plainplain");
    }
    assertThat(call(call(shipped("nested")))).isEqualTo("outer inner");
    assertThat(call(call(own("nested")))).isEqualTo("outer inner");
  }

  @Test
  @DisplayName("An interface that narrows an inherited method is called by both")
  void bridges() {
    assertThat(apply(shipped("narrowed"), " x ")).isEqualTo("x");
    assertThat(apply(own("narrowed"), " x ")).isEqualTo("x");
  }

  @Test
  @DisplayName("The other interfaces of an intersection cast come along")
  void markers() {
    Closure closure = closure("marked");
    Binding binding = closure.bind(origin);

    assertThat(Closure.make(binding, 0)).isInstanceOf(binding.type("app.Kinds$Marker"));
  }

  @Test
  @DisplayName("A lambda that was made can be taken apart and shipped on")
  void serializable() throws Exception {
    Object first = shipped("captures");
    assertThat(first).isInstanceOf(Serializable.class);

    Closure onward = Closure.sliced(first);

    assertThat(onward.manifest()).isEqualTo(closure("captures").manifest());
    assertThat(call(onward.make(origin))).isEqualTo(call(first));
  }

  @Test
  @DisplayName("All lambdas of one form and generation are of one class")
  void oneClass() {
    Closure closure = closure("captures");
    Object one = closure.make(origin);
    LambdaForm plain = closure("plain").manifest().lambdas().getFirst();
    Closure more = closure.with(plain, closure.manifest().lambdas().getFirst());
    Object other = Closure.make(more.bind(origin), 1, closure.captured().getFirst());

    assertThat(other.getClass()).isSameAs(one.getClass());
  }

  @Test
  @DisplayName("Captured values of the wrong number or type are refused by name")
  void wrongCaptures() {
    Binding binding = closure("captures").bind(origin);
    @Nullable Object[] values = closure("captures").captured().getFirst();

    assertThatThrownBy(() -> Closure.make(binding, 0))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("captured 10 values, not 0");
    values[4] = "text";
    assertThatThrownBy(() -> Closure.make(binding, 0, values))
        .isInstanceOf(ValueException.class)
        .hasMessageMatching(
            "captured value 4 of app.Kinds.* must be of type int, not java.lang.String");
    values[4] = null;
    assertThatThrownBy(() -> Closure.make(binding, 0, values))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("must be of type int, not null");
    assertThatThrownBy(() -> binding.factory(1)).isInstanceOf(ValueException.class);
  }

  @Test
  @DisplayName("A form that fits no method is refused")
  void wrongForm() {
    Closure closure = closure("plain");
    LambdaForm form = closure.manifest().lambdas().getFirst();
    for (int kind : List.of(0, 1, 5, 6, 7, 8, 9)) {
      LambdaForm wrong =
          new LambdaForm(
              form.interfaceName(),
              List.of(),
              form.methodName(),
              form.methodType(),
              List.of(),
              "()Lapp/None;",
              kind,
              form.implClass(),
              "none",
              form.implType(),
              form.capturedTypes());
      assertThatThrownBy(() -> closure.with(wrong).make(origin))
          .as("kind " + kind)
          .isInstanceOf(ValueException.class)
          .hasMessageContaining("::none cannot be made here");
    }
  }

  @Test
  @DisplayName("Making a lambda initialises no class before it is called")
  void initialisesNothing() throws Exception {
    String source =
        """
        package loud;
        class Loud {
          static { System.setProperty("loud.lambda", System.getProperty("loud.lambda", "") + "x"); }
          static Object task() {
            return (java.util.concurrent.Callable<String> & java.io.Serializable) () -> "called";
          }
        }
        """;
    ShippedProgram loud = ShippedProgram.of(source);
    Closure closure = Closure.of(loud, loud.run("loud.Loud", "task")); // whole, not sliced
    store.putAll(closure.content());

    Object task = closure.make(origin);
    assertThat(System.getProperty("loud.lambda")).isEqualTo("x");
    assertThat(call(task)).isEqualTo("called");
    assertThat(System.getProperty("loud.lambda")).isEqualTo("xx");
  }
}
