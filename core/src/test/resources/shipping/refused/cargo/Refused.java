package cargo;

import dev.hawser.call.Task;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import jdk.internal.misc.VM;

/// Functions that cannot travel, each for another reason.
public final class Refused {
  private Refused() {}

  /// Captures what is no value.
  public static Task<?, ?> capture() {
    Thread captain = Thread.currentThread();
    return () -> captain.getName();
  }

  /// Captures what leads to what is no value.
  public static Task<?, ?> deepCapture() {
    Crew crew = new Crew("Ann", Map.of("lock", List.of(new Object())));
    return () -> crew.name();
  }

  /// Captures its surroundings.
  public static Task<?, ?> outer() {
    return new Place("Kiel").told();
  }

  /// Needs a library of the operating system.
  public static Task<?, ?> nativeMethod() {
    return () -> Chain.pull();
  }

  /// Uses what the JDK keeps to itself.
  public static Task<?, ?> unexported() {
    return () -> Innards.level();
  }

  /// Captures an object of a class that the JDK made while it ran.
  public static Task<?, ?> proxy() {
    Call call =
        (Call)
            Proxy.newProxyInstance(
                Refused.class.getClassLoader(), new Class<?>[] {Call.class}, (_, _, _) -> "called");
    return () -> call.call();
  }

  /// Is of a class that has no name.
  public static Task<?, ?> hidden() throws ReflectiveOperationException, IOException {
    byte[] bytes;
    try (var in = Refused.class.getResourceAsStream("Plain.class")) {
      bytes = in.readAllBytes();
    }
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass();
    return (Task<?, ?>) hidden.getDeclaredConstructor().newInstance();
  }

  /// Captures what has a serialized form of its own.
  public static Task<?, ?> writeObject() {
    Special special = new Special();
    return () -> special.toString();
  }

  /// Captures an object of the JDK that is no value.
  public static Task<?, ?> objectOfTheJdk() {
    ReentrantLock lock = new ReentrantLock();
    return () -> lock.isLocked();
  }

  /// Captures a set that it is in itself, so that either would have to be there before the other.
  public static Task<?, ?> cycle() {
    Set<Object> set = new HashSet<>();
    Task<Integer, RuntimeException> task = () -> set.size();
    set.add(task);
    return task;
  }

  record Crew(String name, Map<String, List<Object>> gear) {}

  /// Is implemented by a proxy.
  interface Call extends Serializable {
    String call();
  }

  /// Has a lambda that uses its field.
  static final class Place {
    private final String name;

    Place(String name) {
      this.name = name;
    }

    Task<String, RuntimeException> told() {
      return () -> name;
    }
  }

  /// Has a native method.
  static final class Chain {
    private Chain() {}

    static native int pull();
  }

  /// Needs `jdk.internal.misc`.
  static final class Innards {
    private Innards() {}

    static int level() {
      return VM.initLevel();
    }
  }

  /// Writes itself.
  static final class Special implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(1);
    }
  }
}
