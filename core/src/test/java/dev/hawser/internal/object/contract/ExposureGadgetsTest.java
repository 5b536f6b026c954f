package dev.hawser.internal.object.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.object.Exposed;
import dev.hawser.object.Remote;
import dev.hawser.object.SessionAware;
import java.io.Serializable;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No way leads from an exposed object to the insides of the program: every method of very
/// different objects is tried, by every name and signature that an attacker might guess.
class ExposureGadgetsTest {
  /// Classes that lead further: of whatever object, these are never reached.
  private static final List<Class<?>> INSIDES =
      List.of(
          Object.class,
          Class.class,
          ClassLoader.class,
          Module.class,
          ModuleLayer.class,
          Thread.class,
          Runtime.class,
          System.class,
          Process.class,
          ProcessBuilder.class,
          Method.class,
          Field.class,
          AccessibleObject.class,
          AnnotatedElement.class,
          java.lang.invoke.MethodHandles.class,
          java.lang.invoke.MethodHandles.Lookup.class,
          java.lang.reflect.InvocationHandler.class,
          Proxy.class,
          Enum.class,
          Record.class);

  @Remote
  interface Service {
    String serve(String text);

    default int twice(int number) {
      return 2 * number;
    }

    static String ofNobody() {
      return "static";
    }
  }

  interface Ordinary {
    Object anything();

    @Override
    boolean equals(@Nullable Object other);

    @Override
    int hashCode();

    @Override
    String toString();
  }

  static class Plain implements Service {
    public static String shared = "shared";
    public String open = "open";
    private String secret = "secret";

    @Override
    public String serve(String text) {
      Function<String, String> inner = it -> secret + it;
      return inner.apply(text);
    }

    public static void change() {
      shared = "changed";
    }

    public void unmarked() {
      secret = "";
    }

    class Inner {
      String peek() {
        return secret;
      }
    }
  }

  @Exposed
  static class Marked extends Plain implements Ordinary, Cloneable, Callable<Object>, SessionAware {
    @Exposed public static final List<String> CONSTANTS = List.of();
    @Exposed public final int number = 1;

    @Override
    public Object anything() {
      return this;
    }

    @Override
    public Object call() {
      return "called";
    }

    @Override
    public Object clone() {
      return this;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    public void finalize() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "marked";
    }

    @Exposed
    public static Object make() {
      return new Marked();
    }
  }

  static class Generic implements Function<String, Class<?>>, Comparable<Generic>, Ordinary {
    @Override
    public Class<?> apply(String text) {
      return Generic.class;
    }

    @Override
    public int compareTo(Generic other) {
      return 0;
    }

    @Override
    public Object anything() {
      return "";
    }
  }

  static class Task extends Thread implements Service {
    @Override
    public String serve(String text) {
      return text;
    }
  }

  record Tree(String name, List<Tree> children) implements Serializable, Ordinary {
    @Override
    public Object anything() {
      return name;
    }
  }

  enum Mood implements Ordinary {
    GOOD {
      @Override
      public Object anything() {
        return 1;
      }
    },
    BAD {
      @Override
      public Object anything() {
        return 2;
      }
    }
  }

  static Stream<Object> objects() {
    Service lambda = text -> text;
    Runnable runnable = () -> Plain.change();
    Callable<String> serializable = (Callable<String> & Serializable) () -> "called";
    Object proxy =
        Proxy.newProxyInstance(
            ExposureGadgetsTest.class.getClassLoader(),
            new Class<?>[] {Service.class, Ordinary.class},
            (_, _, _) -> null);
    Service anonymous =
        new Service() {
          @Override
          public String serve(String text) {
            return text;
          }
        };
    return Stream.of(
        new Plain(),
        new Marked(),
        new Generic(),
        new Task(),
        lambda,
        runnable,
        serializable,
        proxy,
        anonymous,
        new Tree("root", List.of()),
        Mood.GOOD,
        Mood.BAD,
        new ArrayList<>(List.of("a")),
        List.of(1),
        new TreeMap<>(Map.of("a", 1)),
        new ConcurrentHashMap<>(),
        new HashSet<>(Set.of(1)),
        new ArrayDeque<>(),
        EnumSet.allOf(Mood.class),
        new IllegalStateException("thrown"),
        new int[] {1},
        new Object[] {"a"},
        "text",
        5,
        new Object(),
        new Thread(),
        new StringBuilder(),
        ExposureGadgetsTest.class,
        Locale.ROOT);
  }

  private static Exposure of(Object object) {
    return Exposure.of(object.getClass(), List.of());
  }

  /// Every method that a type or one of its supertypes has.
  private static Stream<Method> methods(Class<?> type) {
    return Supertypes.of(type).stream().flatMap(it -> Arrays.stream(it.getDeclaredMethods()));
  }

  private static boolean mayBeReached(Method method) {
    int modifiers = method.getModifiers();
    return Modifier.isPublic(modifiers)
        && !Modifier.isStatic(modifiers)
        && !method.isSynthetic()
        && !method.isBridge()
        && Arrays.stream(Object.class.getDeclaredMethods())
            .noneMatch(each -> Signature.textOf(each).equals(Signature.textOf(method)));
  }

  @ParameterizedTest
  @MethodSource("objects")
  @DisplayName("each member is a public method of the program that is nobody's inside")
  void members(Object object) {
    for (Member member : of(object).members()) {
      Method method = member.method();
      assertThat(mayBeReached(method)).as(method.toString()).isTrue();
      assertThat(INSIDES).as(method.toString()).doesNotContain(method.getDeclaringClass());
      assertThat(method.getDeclaringClass().isInstance(object)).isTrue();
      assertThat(isShown(object.getClass(), method)).as(method.toString()).isTrue();
      assertThat(mentioned(member)).as(method.toString()).noneMatch(INSIDES::contains);
    }
  }

  /// What a member gives away or takes, except an object as such.
  private static List<Class<?>> mentioned(Member member) {
    List<Class<?>> all = new ArrayList<>(List.of(member.parameters()));
    all.add(member.result());
    all.add(member.element());
    return all.stream().filter(it -> it != Object.class).toList();
  }

  /// Whether the programmer has said that the method can be reached.
  private static boolean isShown(Class<?> type, Method method) {
    Class<?> declarer = method.getDeclaringClass();
    boolean marked =
        method.isAnnotationPresent(Exposed.class) || declarer.isAnnotationPresent(Exposed.class);
    boolean ofLambda = type.isHidden() || Proxy.isProxyClass(type);
    return marked || declarer.isInterface() && (ofLambda || Reachable.isOfProgram(declarer));
  }

  @ParameterizedTest
  @MethodSource("objects")
  @DisplayName("the hash of whatever else the object has finds nothing")
  void guessedMethods(Object object) {
    Exposure exposure = of(object);
    methods(object.getClass())
        .filter(method -> !mayBeReached(method))
        .map(Signature::of)
        .filter(guess -> methods(object.getClass()).noneMatch(it -> reachableAs(it, guess)))
        .forEach(guess -> assertThat(exposure.find(guess.hash())).as(guess.text()).isNull());
  }

  /// A bridge shares its signature with the interface's own method, which may be reached.
  private static boolean reachableAs(Method method, Signature guess) {
    return mayBeReached(method) && Signature.textOf(method).equals(guess.text());
  }

  @ParameterizedTest
  @MethodSource("objects")
  @DisplayName("the insides of the JDK are found by no signature")
  void guessedInsides(Object object) {
    Exposure exposure = of(object);
    Collection<String> own = exposure.members().stream().map(it -> it.signature().text()).toList();
    INSIDES.stream()
        .flatMap(ExposureGadgetsTest::methods)
        .map(Signature::of)
        .filter(guess -> !own.contains(guess.text()) || isOfEveryObject(guess))
        .forEach(guess -> assertThat(exposure.find(guess.hash())).as(guess.text()).isNull());
  }

  private static boolean isOfEveryObject(Signature guess) {
    return Arrays.stream(Object.class.getDeclaredMethods())
        .anyMatch(each -> Signature.textOf(each).equals(guess.text()));
  }

  @ParameterizedTest
  @MethodSource("objects")
  @DisplayName("no attribute leads to a class, a static or unmarked field")
  void attributes(Object object) {
    Exposure exposure = of(object);
    Stream.concat(
            Stream.of(
                "class", "declaringClass", "clone", "hashCode", "toString", "name", "ordinal"),
            Supertypes.of(object.getClass()).stream()
                .flatMap(it -> Arrays.stream(it.getDeclaredFields()))
                .filter(it -> !isOpen(object, it))
                .map(Field::getName))
        .filter(name -> !exposure.attributes().contains(name))
        .forEach(name -> {
          assertThat(exposure.getter(name)).as(name).isNull();
          assertThat(exposure.setters(name)).as(name).isEmpty();
        });
  }

  private static boolean isOpen(Object object, Field field) {
    return field.isAnnotationPresent(Exposed.class) && !Modifier.isStatic(field.getModifiers())
        || object instanceof Record;
  }

  @ParameterizedTest
  @MethodSource("objects")
  @DisplayName("no name finds a method that does not belong to the members")
  void named(Object object) {
    Exposure exposure = of(object);
    Stream.concat(methods(object.getClass()), INSIDES.stream().flatMap(it -> methods(it)))
        .map(Method::getName)
        .distinct()
        .forEach(name -> assertThat(exposure.members()).as(name).containsAll(exposure.named(name)));
    assertThat(exposure.named("getClass")).isEmpty();
    assertThat(exposure.named("wait")).isEmpty();
  }
}
