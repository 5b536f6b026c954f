package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.RefusedException;
import dev.hawser.Subscription;
import dev.hawser.call.Functions;
import dev.hawser.call.Task;
import dev.hawser.call.Task1;
import dev.hawser.call.Task2;
import dev.hawser.internal.operation.NearNames;
import dev.hawser.internal.security.Access;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the other ends may call by name. One per server or client, shared by its sessions.
public final class RegisteredFunctions implements Functions {
  /// A function that takes its arguments as an array.
  @FunctionalInterface
  private interface Body {
    Invocation with(@Nullable Object[] arguments);
  }

  /// Not a record: two functions are never the same.
  private static final class Registered {
    private final int arity;
    private final Body body;

    Registered(int arity, Body body) {
      this.arity = arity;
      this.body = body;
    }
  }

  private final Map<String, Registered> registered = new ConcurrentHashMap<>(2);
  private final List<StaticMembers> statics = new CopyOnWriteArrayList<>();

  @Override
  public <R extends @Nullable Object> Subscription register(String name, Task<R, ?> function) {
    requireNonNull(function, "function");
    return add(name, new Registered(0, _ -> function::call));
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Subscription register(
      String name, Task1<A, R, ?> function) {
    requireNonNull(function, "function");
    return add(name, new Registered(1, arguments -> Invocations.one(function, arguments[0])));
  }

  @Override
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Subscription register(String name, Task2<A, B, R, ?> function) {
    requireNonNull(function, "function");
    return add(
        name,
        new Registered(2, arguments -> Invocations.two(function, arguments[0], arguments[1])));
  }

  private Subscription add(String name, Registered function) {
    requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a function needs a name");
    }
    if (registered.putIfAbsent(name, function) != null) {
      throw new IllegalArgumentException(
          "the name '" + name + "' is taken: close its registration first, or choose another");
    }
    return () -> registered.remove(name, function);
  }

  @Override
  public Subscription allowStatics(Class<?> type) {
    StaticMembers members = new StaticMembers(requireNonNull(type, "type"));
    statics.add(members);
    return () -> statics.remove(members);
  }

  @Override
  public Set<String> names() {
    return new TreeSet<>(registered.keySet());
  }

  /// These functions as one other end may call them.
  Allowed allowed(Access access) {
    return new Allowed(this, access);
  }

  /// What to say about a name where nothing has one.
  private static final String NONE =
      "; there is none that you may call: functions().register(name, function) at that end makes"
          + " one";

  /// The functions that one other end may call.
  record Allowed(RegisteredFunctions functions, Access access) {
    /// What calling a name with these arguments stands for. That the name itself may be called was
    /// made sure before.
    ///
    /// @throws RefusedException if there is none, or it does not take these arguments
    Invocation find(String name, @Nullable Object[] arguments) {
      Registered function = functions.registered.get(name);
      if (function != null) {
        return call(name, function, arguments);
      }
      int dot = name.lastIndexOf('.');
      String member = name.substring(dot + 1);
      List<StaticMembers> owners =
          dot < 0 ? List.of() : functions.owners(name.substring(0, dot), member);
      return switch (owners.size()) {
        case 0 -> throw unknown(name);
        case 1 -> owners.getFirst().find(member, arguments);
        default -> throw ambiguous(name, owners);
      };
    }

    private RefusedException unknown(String name) {
      List<String> names = functions.all().filter(this::permits).toList();
      return new RefusedException(
          "there is no function '" + name + "'" + NearNames.hintOfAny(name, names, NONE));
    }

    private boolean permits(String name) {
      return access.visitor().trust().permits(Kind.EXPORTS, Permission.Access.BOTH, name);
    }
  }

  /// The classes that a name may mean and that have such a member.
  private List<StaticMembers> owners(String typeName, String member) {
    Map<Class<?>, StaticMembers> found =
        statics.stream()
            .filter(each -> each.isCalled(typeName) && each.has(member))
            .collect(Collectors.toMap(StaticMembers::type, each -> each, (a, b) -> a));
    return List.copyOf(found.values());
  }

  private static RefusedException ambiguous(String name, List<StaticMembers> owners) {
    String types =
        owners.stream()
            .map(each -> each.type().getName())
            .sorted()
            .collect(Collectors.joining(" or "));
    return new RefusedException("'" + name + "' may belong to " + types + ": name the package");
  }

  /// Everything that can be called, static members with and without their package.
  private Stream<String> all() {
    Stream<String> members =
        statics.stream()
            .flatMap(each ->
                each.names()
                    .flatMap(name ->
                        Stream.of(
                            each.type().getSimpleName() + "." + name,
                            each.type().getName() + "." + name)));
    return Stream.concat(registered.keySet().stream(), members);
  }

  private static Invocation call(String name, Registered function, @Nullable Object[] arguments) {
    if (arguments.length != function.arity) {
      throw new RefusedException(
          "function '%s' takes %d argument%s, not %d"
              .formatted(name, function.arity, function.arity == 1 ? "" : "s", arguments.length));
    }
    Invocation call = function.body.with(arguments);
    return () -> {
      try {
        return call.run();
      } catch (ClassCastException e) {
        throw isAboutArguments(e) ? mismatch(name, arguments, e) : e;
      }
    };
  }

  /// Whether it was thrown on the way into the function: by the code of a lambda that no stack
  /// shows, or by the method that a compiler adds to a class to check its arguments.
  private static boolean isAboutArguments(ClassCastException e) {
    StackTraceElement[] stack = e.getStackTrace();
    int above = 0;
    while (above < stack.length && !isOurs(stack[above])) {
      above++;
    }
    return above < stack.length
        && (above == 0 || above == 1 && stack[0].getMethodName().equals("call"));
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().equals(Invocations.class.getName());
  }

  private static RefusedException mismatch(
      String name, @Nullable Object[] arguments, ClassCastException e) {
    RefusedException refused =
        new RefusedException(
            "function '%s' does not take (%s): %s"
                .formatted(name, Overloads.describe(arguments), e.getMessage()));
    refused.addSuppressed(e);
    return refused;
  }
}
