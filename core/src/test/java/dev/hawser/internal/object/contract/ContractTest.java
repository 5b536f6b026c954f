package dev.hawser.internal.object.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Peer;
import dev.hawser.Subscription;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.object.Idempotent;
import dev.hawser.object.Oneway;
import dev.hawser.object.RemoteRef;
import dev.hawser.object.SessionAware;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an interface promises to callers from afar.
class ContractTest {
  record Person(String name) {}

  interface Calculator {
    int add(int a, int b);

    long add(long a, long b);

    default int twice(int a) {
      return add(a, a);
    }

    String join(String separator, String... parts);

    static int ofNobody() {
      return secret();
    }

    private static int secret() {
      return 1;
    }

    @Override
    boolean equals(Object other);

    @Override
    int hashCode();

    @Override
    String toString();
  }

  interface Store<T> {
    void put(String key, T value);

    T find(String key);

    List<T> all();

    CompletableFuture<T> later(String key);

    <K extends Comparable<K>> Map<K, T> by(Function<? super T, ? extends K> key);
  }

  interface PersonStore extends Store<Person> {}

  interface OwnPersonStore extends Store<Person> {
    @Override
    void put(String key, Person value);

    @Override
    Person find(String key);
  }

  private static List<String> signatures(Class<?> type) {
    return Contract.of(type).methods().stream().map(it -> it.signature().text()).toList();
  }

  private static ContractMethod method(Class<?> type, String name) {
    return Contract.of(type).methods().stream()
        .filter(it -> it.method().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// What a proxy hands over when a method is called.
  private static <T> ContractMethod called(Class<T> type, Consumer<T> call) {
    List<Method> calls = new ArrayList<>();
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              calls.add(method);
              return null;
            });
    call.accept(type.cast(proxy));
    return Objects.requireNonNull(Contract.of(type).find(calls.getFirst()));
  }

  @Test
  @DisplayName(
      "overloads, default methods and varargs are methods; what is static, private or local is"
          + " none")
  void methods() {
    assertThat(signatures(Calculator.class))
        .containsExactly(
            "add(int,int)",
            "add(long,long)",
            "join(java.lang.String,java.lang.String[])",
            "twice(int)");
  }

  @Test
  @DisplayName("what every object has is local")
  void local() throws NoSuchMethodException {
    Contract contract = Contract.of(Calculator.class);

    assertThat(contract.find(Object.class.getMethod("hashCode"))).isNull();
    assertThat(contract.find(Calculator.class.getMethod("equals", Object.class))).isNull();
  }

  @Test
  @DisplayName("an interface is read once")
  void once() {
    assertThat(Contract.of(Calculator.class)).isSameAs(Contract.of(Calculator.class));
  }

  // ---- generics ----

  @Test
  @DisplayName(
      "a type variable is what a sub-interface says it is, while the signature stays erased")
  void bound() {
    ContractMethod put = method(PersonStore.class, "put");

    assertThat(put.signature().text()).isEqualTo("put(java.lang.String,java.lang.Object)");
    assertThat(put.signature()).isEqualTo(method(Store.class, "put").signature());
    assertThat(put.parameters()).containsExactly(String.class, Person.class);
    assertThat(method(PersonStore.class, "find").result()).isEqualTo(Person.class);
    assertThat(method(PersonStore.class, "later").element()).isEqualTo(Person.class);
    assertThat(method(PersonStore.class, "later").returns()).isEqualTo(Returns.FUTURE);
    assertThat(method(Store.class, "find").result()).isEqualTo(Object.class);
  }

  interface Middle<A, B> extends Store<Map.Entry<B, A[]>> {}

  interface Far extends Middle<Person, List<String>> {}

  @Test
  @DisplayName("variables are followed through several interfaces, arrays and other types")
  void boundFar() {
    assertThat(method(Far.class, "put").parameters())
        .containsExactly(String.class, Map.Entry.class);
    assertThat(allowedBy(Far.class).isAllowed(Person.class)).isTrue();
  }

  @Test
  @DisplayName("an overriding method with narrower types takes the place of the one it overrides")
  void overriding() {
    assertThat(signatures(OwnPersonStore.class))
        .contains("put(java.lang.String," + Person.class.getTypeName() + ")")
        .doesNotContain("put(java.lang.String,java.lang.Object)");
    assertThat(Contract.of(OwnPersonStore.class).declared())
        .extracting(it -> it.signature().text())
        .contains("put(java.lang.String,java.lang.Object)");
  }

  @Test
  @DisplayName(
      "a call by the overridden method, from code that knows the general interface, is found")
  void bridges() {
    ContractMethod narrow = method(OwnPersonStore.class, "put");

    assertThat(called(OwnPersonStore.class, it -> it.put("k", new Person("Anna"))))
        .isSameAs(narrow);
    assertThat(
            called(
                OwnPersonStore.class,
                it -> {
                  Store<Person> general = it;
                  general.put("k", new Person("Anna"));
                }))
        .isSameAs(narrow);
  }

  interface Shape {
    Object centre();
  }

  interface Circle extends Shape {
    @Override
    Person centre();
  }

  @Test
  @DisplayName("of two results the narrower one counts")
  void covariant() {
    assertThat(method(Circle.class, "centre").result()).isEqualTo(Person.class);
    assertThat(called(Circle.class, Shape::centre)).isSameAs(method(Circle.class, "centre"));
  }

  // ---- marks ----

  interface Marked {
    @Oneway
    void tell(String text);

    @Oneway
    void waitFor(String text) throws InterruptedException;

    @Idempotent
    int ask();

    Stream<Person> people();

    Iterator<Person> slowly();

    Flow.Publisher<Person> published();
  }

  @Test
  @DisplayName("marks and ways to return are read")
  void marks() {
    assertThat(method(Marked.class, "tell").oneway()).isTrue();
    assertThat(method(Marked.class, "tell").returns()).isEqualTo(Returns.NOTHING);
    assertThat(method(Marked.class, "waitFor").oneway()).isTrue();
    assertThat(method(Marked.class, "ask").idempotent()).isTrue();
    assertThat(method(Marked.class, "people").returns()).isEqualTo(Returns.STREAM);
    assertThat(method(Marked.class, "people").element()).isEqualTo(Person.class);
    assertThat(method(Marked.class, "slowly").returns()).isEqualTo(Returns.ITERATOR);
    assertThat(method(Marked.class, "published").returns()).isEqualTo(Returns.PUBLISHER);
    assertThat(allowedBy(Marked.class).isAllowed(Person.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Runnable.class,
        Callable.class,
        Supplier.class,
        Consumer.class,
        Function.class,
        Comparator.class,
        Iterator.class,
        Flow.Subscriber.class,
        AutoCloseable.class,
        Subscription.class
      })
  @DisplayName("the JDK's functional interfaces are contracts, too")
  void functional(Class<?> type) {
    assertThat(Contract.of(type).methods())
        .isNotEmpty()
        .allMatch(it -> !java.lang.reflect.Modifier.isStatic(it.method().getModifiers()));
  }

  // ---- what cannot be called ----

  interface Bad {
    FileInputStream open(String name);

    void run(Thread thread, List<Class<?>> types);

    Optional<ThreadLocal<String>> nested();

    void guard(Lock lock);

    Object fine(Object any, Runnable callback, RemoteRef handle, Person[] people);

    @Oneway
    int note() throws IOException;

    StringBuilder text();

    void reflect(Method method);

    void vector(Vector<String> names);

    void wait(CompletableFuture<String> future);

    void serve(Peer peer);
  }

  @Test
  @DisplayName("all that cannot be called is said at once, by interface and method, in order")
  void complaints() {
    assertThatThrownBy(() -> Contract.of(Bad.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(Bad.class.getName() + " cannot be called from afar: \n- guard(")
        .satisfies(e ->
            assertThat(
                    Objects.requireNonNull(e.getMessage()).lines().skip(1).map(ContractTest::head))
                .containsExactly(
                    "guard(java.util.concurrent.locks.Lock) takes java.util.concurrent.locks.Lock",
                    "nested() returns java.lang.ThreadLocal",
                    "note() is @Oneway, but returns int",
                    "note() is @Oneway, but throws java.io.IOException",
                    "open(java.lang.String) returns java.io.FileInputStream",
                    "reflect(java.lang.reflect.Method) takes java.lang.reflect.Method",
                    "run(java.lang.Thread,java.util.List) takes java.lang.Class",
                    "run(java.lang.Thread,java.util.List) takes java.lang.Thread",
                    "serve(dev.hawser.Peer) takes dev.hawser.Peer",
                    "text() returns java.lang.StringBuilder",
                    "vector(java.util.Vector) takes java.util.Vector",
                    "wait(java.util.concurrent.CompletableFuture) takes"
                        + " java.util.concurrent.CompletableFuture"));
  }

  private static String head(String line) {
    return line.substring("- ".length(), line.indexOf(": "));
  }

  interface OneBad {
    Reader open(String name);
  }

  @Test
  @DisplayName("a single complaint says which rule was hit")
  void oneComplaint() {
    assertThatThrownBy(() -> Contract.of(OneBad.class))
        .hasMessage(
            OneBad.class.getName()
                + " cannot be called from afar: open(java.lang.String) returns java.io.Reader: a"
                + " reader, a writer or a channel belongs to its process; pass the InputStream or"
                + " OutputStream below it, and put a new one around that at the other end");
  }

  interface Files {
    InputStream open(String name);

    void copy(InputStream from, List<OutputStream> to);

    CompletableFuture<OutputStream> create(String name);
  }

  @Test
  @DisplayName(
      "streams of bytes are parameters and results, but only as what they are to everybody")
  void streams() {
    assertThat(Contract.of(Files.class).methods()).hasSize(3);
    assertThatThrownBy(() -> Contract.of(Bad.class))
        .hasMessageContaining("FileInputStream: a stream stays where it is and arrives as a plain")
        .hasMessageContaining("declare InputStream or OutputStream");
  }

  sealed interface Closed permits Only {
    void call();
  }

  static final class Only implements Closed {
    @Override
    public void call() {}
  }

  @Test
  @DisplayName("a class, a sealed interface and an annotation are no contracts")
  void kinds() {
    assertThatThrownBy(() -> Contract.of(Person.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Person.class.getName() + " is not an interface: name one that it implements");
    assertThatThrownBy(() -> Contract.of(Closed.class)).hasMessageContaining("it is sealed");
    assertThatThrownBy(() -> Contract.of(Override.class)).hasMessageContaining("an annotation");
  }

  interface Cloning {
    Object clone();

    void notify(String text);

    void wait(int rounds);
  }

  @Test
  @DisplayName(
      "a method of every object made public is refused; one that only shares its name is not")
  void namesakes() {
    assertThatThrownBy(() -> Contract.of(Cloning.class))
        .hasMessage(
            Cloning.class.getName()
                + " cannot be called from afar: clone() is a method of every object, which is"
                + " never called from afar: give it another name");
  }

  interface Room extends SessionAware {
    void say(String text);
  }

  @Test
  @DisplayName("what an object is told by Hawser is not part of its contract")
  void hooks() {
    assertThat(signatures(Room.class)).containsExactly("say(java.lang.String)");
    assertThat(signatures(SessionAware.class)).isEmpty();
  }

  // ---- what it mentions ----

  record Order(List<Line> lines, Listener listener) {}

  record Line(String what, Colour colour) {}

  enum Colour {
    RED
  }

  sealed interface Payment permits Cash, Card {}

  record Cash(long cents) implements Payment {}

  record Card(String number) implements Payment {}

  static final class SoldOut extends Exception {
    private static final long serialVersionUID = 1;
  }

  interface Listener {
    void heard(Line line);
  }

  interface Shop {
    CompletableFuture<Order> order(Map<Colour, ? extends List<Payment>> payments) throws SoldOut;

    void each(Consumer<? super Colour[]> action);

    Shop branch();
  }

  private static TypeRegistry allowedBy(Class<?> type) {
    var registry = TypeRegistry.create();
    Contract.of(type).allowTypes(registry, _ -> {});
    return registry;
  }

  @Test
  @DisplayName(
      "what it mentions is allowed: type arguments, components, sealed families, exceptions")
  void allowed() {
    var registry = allowedBy(Shop.class);

    assertThat(
            Arrays.asList(
                Order.class, Line.class, Colour.class, Cash.class, Card.class, SoldOut.class))
        .allMatch(registry::isAllowed);
    assertThat(registry.isAllowed(Person.class)).isFalse();
  }

  @Test
  @DisplayName("the interfaces it mentions are told, once for each registry")
  void mentioned() {
    var registry = TypeRegistry.create();
    List<Class<?>> told = new ArrayList<>();

    Contract.of(Shop.class).allowTypes(registry, told::add);
    Contract.of(Shop.class).allowTypes(registry, told::add);
    assertThat(told).containsExactlyInAnyOrder(Listener.class, Consumer.class, Shop.class);

    Contract.of(Shop.class).allowTypes(TypeRegistry.create(), told::add);
    assertThat(told).hasSize(6);
  }

  @Test
  @DisplayName("a contract with itself and others in its types is read, too")
  void recursive() {
    assertThatCode(() -> Contract.of(Node.class)).doesNotThrowAnyException();
    assertThat(method(Leaf.class, "next").result()).isEqualTo(Leaf.class);
  }

  interface Node<T extends Node<T>> extends Comparable<T> {
    T next();

    <X extends Comparable<X>> X most(List<? extends X> all);
  }

  interface Leaf extends Node<Leaf> {}
}
