package dev.hawser.internal.object.contract;

import static dev.hawser.internal.object.contract.Exposures.of;
import static dev.hawser.internal.object.contract.Exposures.read;
import static dev.hawser.internal.object.contract.Exposures.signatures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.object.Callback;
import dev.hawser.object.Exposed;
import dev.hawser.object.Remote;
import java.io.Reader;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What of an object others can reach.
class ExposureTest {
  interface Greeter {
    String greet(String name);

    default String politely(String name) {
      return greet("dear " + name);
    }
  }

  @Remote
  interface Counter {
    int next();
  }

  static class Plain implements Greeter, Comparable<Plain>, Serializable, AutoCloseable {
    private static final long serialVersionUID = 1;

    @Override
    public String greet(String name) {
      return "Hello, " + name;
    }

    @Override
    public int compareTo(Plain other) {
      return 0;
    }

    @Override
    public void close() {}

    public void unmarked() {}
  }

  static class Counting extends Plain implements Counter {
    private static final long serialVersionUID = 1;
    private int last;

    @Override
    public int next() {
      return ++last;
    }
  }

  private static @Nullable Object call(Object target, String signature, Object... arguments)
      throws Throwable {
    Member member = Objects.requireNonNull(of(target).find(Signature.of(signature).hash()));
    return member.invoke(target, arguments);
  }

  // ---- which interfaces ----

  @Test
  @DisplayName("the methods of all interfaces of the program are reached, not those of the JDK's")
  void ownInterfaces() throws Throwable {
    Plain plain = new Plain();

    assertThat(of(plain).interfaces()).containsExactly(Greeter.class);
    assertThat(of(plain).typeName()).isEqualTo(Greeter.class.getName());
    assertThat(signatures(of(plain)))
        .containsExactly("greet(java.lang.String)", "politely(java.lang.String)");
    assertThat(call(plain, "politely(java.lang.String)", "Anna")).isEqualTo("Hello, dear Anna");
  }

  @Test
  @DisplayName("remote interfaces are shown instead of others, also inherited ones")
  void remoteInterfaces() {
    class More extends Counting {
      private static final long serialVersionUID = 1;
    }

    assertThat(of(new Counting()).interfaces()).containsExactly(Counter.class);
    assertThat(signatures(of(new More()))).containsExactly("next()");
  }

  @Test
  @DisplayName("chosen interfaces are shown instead of the object's own")
  void chosen() {
    assertThat(signatures(of(new Counting(), Greeter.class, AutoCloseable.class)))
        .containsExactly("close()", "greet(java.lang.String)", "politely(java.lang.String)");
  }

  interface Wide {
    void wide();
  }

  interface Narrow extends Wide {
    void narrow();
  }

  @Test
  @DisplayName("an interface comes before those it extends, so that it names the object")
  void order() {
    class Both implements Wide, Narrow {
      @Override
      public void wide() {}

      @Override
      public void narrow() {}
    }

    assertThat(of(new Both()).interfaces()).containsExactly(Narrow.class, Wide.class);
    assertThat(signatures(of(new Both()))).containsExactly("narrow()", "wide()");
  }

  @Test
  @DisplayName("a lambda and a proxy show all their interfaces, the JDK's too")
  void lambdas() throws Throwable {
    int offset = 3;
    IntUnaryOperator lambda = it -> it + offset;
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Greeter.class, Runnable.class},
            (_, method, _) -> method.getName());

    assertThat(of(lambda).interfaces()).containsExactly(IntUnaryOperator.class);
    assertThat(call(lambda, "applyAsInt(int)", 4)).isEqualTo(7);
    assertThat(of(proxy).interfaces()).containsExactly(Greeter.class, Runnable.class);
    assertThat(call(proxy, "greet(java.lang.String)", "Anna")).isEqualTo("greet");
  }

  @Test
  @DisplayName("an interface that cannot be called from afar is refused by name")
  void badInterface() {
    interface Opening {
      Reader open();
    }
    class Opener implements Opening {
      @Override
      public Reader open() {
        return Reader.nullReader();
      }
    }

    assertThatThrownBy(() -> of(new Opener()))
        .hasMessageContaining("Opening cannot be called from afar: open() returns")
        .hasMessageEndingWith("with ExportOptions.as, or mark those that count with @Remote");
    assertThatThrownBy(() -> of(new Opener(), Opening.class))
        .hasMessageContaining("Opening cannot be called from afar: open() returns")
        .hasMessageEndingWith("put a new one around that at the other end");
  }

  @Test
  @DisplayName("exposures are made once for each class and choice")
  void cached() {
    assertThat(of(new Plain())).isSameAs(of(new Plain()));
    assertThat(of(new Counting(), Greeter.class)).isSameAs(of(new Counting(), Greeter.class));
    assertThat(of(new Counting(), Greeter.class)).isNotSameAs(of(new Counting()));
  }

  // ---- values ----

  record Point(int x, int y) implements Greeter {
    @Override
    public String greet(String name) {
      return name;
    }
  }

  enum Colour implements Greeter {
    RED {
      @Override
      public String greet(String name) {
        return name;
      }
    }
  }

  @Test
  @DisplayName("a value shows no methods; of a record, its components can be read")
  void values() throws Throwable {
    for (Object value :
        List.of(
            new Point(1, 2),
            Colour.RED,
            List.of(1),
            Map.of(),
            new int[0],
            "text",
            5,
            new IllegalStateException())) {
      assertThat(of(value).isValue()).as(value.toString()).isTrue();
      assertThat(of(value).isEmpty()).isTrue();
      assertThat(of(value).getter("class")).isNull();
    }
    assertThat(read(new Point(1, 2), "y")).isEqualTo(2);
    assertThat(of(new Point(1, 2)).attributes()).containsExactly("x", "y");
    assertThat(of(new Point(1, 2)).setters("x")).isEmpty();
  }

  @Test
  @DisplayName("a value with a chosen or remote interface shows that")
  void valuesAsObjects() {
    record Next(int next) implements Counter {}

    assertThat(signatures(of(new Point(1, 2), Greeter.class))).contains("greet(java.lang.String)");
    assertThat(of(new Point(1, 2), Greeter.class).getter("x")).isNull();
    assertThat(signatures(of(new Next(1)))).containsExactly("next()");
    assertThat(of(new Next(1)).isValue()).isFalse();
  }

  // ---- generics ----

  interface Store<T> {
    void put(T value);
  }

  record Person(String name) {}

  @Exposed
  static class PersonStore implements Store<Person> {
    final List<Person> all = new ArrayList<>();

    @Override
    public void put(Person value) {
      all.add(value);
    }
  }

  @Test
  @DisplayName("a generic method is reached by the signature of the interface and by its own")
  void generics() throws Throwable {
    PersonStore store = new PersonStore();
    String own = "put(" + Person.class.getTypeName() + ")";

    call(store, "put(java.lang.Object)", new Person("Anna"));
    call(store, own, new Person("Bert"));

    assertThat(signatures(of(store))).containsExactlyInAnyOrder("put(java.lang.Object)", own);
    assertThat(store.all).containsExactly(new Person("Anna"), new Person("Bert"));
    assertThat(of(store).members()).allMatch(it -> it.parameters()[0] == Person.class);
    assertThatThrownBy(() -> call(store, "put(java.lang.Object)", "no person"))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  @DisplayName("the values that its methods mention are allowed")
  void mentions() {
    TypeRegistry registry = TypeRegistry.create();

    of(new PersonStore()).allowTypes(registry, _ -> {});

    assertThat(registry.isAllowed(Person.class)).isTrue();
  }

  // ---- by shape ----

  interface Adder {
    int add(int a, int b);

    void reset();
  }

  static class Shaped {
    @Exposed
    public int add(int a, int b) {
      return a + b;
    }

    @Exposed
    public void reset() {}
  }

  @Test
  @DisplayName("an interface that it does not implement is shown if exposed methods are like it")
  void shape() throws Throwable {
    Exposure exposure = of(new Shaped(), Adder.class);

    assertThat(exposure.interfaces()).containsExactly(Adder.class);
    assertThat(exposure.typeName()).isEqualTo(Adder.class.getName());
    assertThat(
            Objects.requireNonNull(exposure.find(Signature.of("add(int,int)").hash()))
                .invoke(new Shaped(), new Object[] {2, 3}))
        .isEqualTo(5);
  }

  @Test
  @DisplayName("what is missing of an interface is named")
  void missing() {
    class Less {
      @Exposed
      public long add(int a, int b) {
        return a + b;
      }

      public void reset() {}
    }

    assertThatThrownBy(() -> of(new Less(), Adder.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a %s cannot be shown as %s, which it does not implement: it has no public @Exposed int"
                    .formatted(Less.class.getName(), Adder.class.getName())
                + " add(int,int), void reset()");
  }

  // ---- calling ----

  @Callback
  interface Listening {
    void hear(String text);
  }

  @Test
  @DisplayName("nothing is null, what is thrown comes through, and callbacks are known")
  void calling() throws Throwable {
    class Deaf implements Listening, Adder {
      @Override
      public void hear(String text) {
        throw new IllegalStateException(text);
      }

      @Override
      public int add(int a, int b) {
        return a + b;
      }

      @Override
      @Callback
      public void reset() {}
    }
    Deaf deaf = new Deaf();

    assertThat(call(deaf, "reset()")).isNull();
    assertThat(call(deaf, "add(int,int)", 1, 2)).isEqualTo(3);
    assertThatThrownBy(() -> call(deaf, "hear(java.lang.String)", "what?"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("what?");
    assertThat(of(deaf).members())
        .filteredOn(Member::isCallback)
        .extracting(Member::toString)
        .isEqualTo(List.of("hear(java.lang.String)", "reset()"));
  }

  @Test
  @DisplayName("a class of a module that Hawser may not enter is refused with the line to add")
  void closedModule() throws ReflectiveOperationException {
    Class<?> closed = Class.forName("sun.security.util.Cache");

    assertThatThrownBy(() -> new Member(closed.getMethod("size")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sun.security.util.Cache.size cannot be called from afar")
        .hasMessageContaining("add `exports sun.security.util")
        .hasMessageEndingWith("to the module-info of java.base");
  }
}
