package dev.hawser.internal.object.contract;

import dev.hawser.internal.codec.TypeRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a caller knows of an object: an interface, read once.
///
/// Its methods are those it declares and inherits, default methods too; not what is static or
/// private, nor what every object has: `equals`, `hashCode` and `toString` are local.
public final class Contract {
  private static final ClassValue<Contract> ALL =
      new ClassValue<>() {
        @Override
        protected Contract computeValue(Class<?> type) {
          return new Contract(type);
        }
      };

  private final Class<?> type;
  private final SortedMap<String, ContractMethod> declared = new TreeMap<>();
  private final List<ContractMethod> methods = new ArrayList<>();
  private final Map<Method, ContractMethod> byMethod = new HashMap<>();
  private final Mentions mentions;

  private Contract(Class<?> type) {
    this.type = type;
    ContractRules.checkKind(type);
    List<String> complaints = new ArrayList<>();
    declare(complaints);
    declared.values().stream()
        .filter(each -> overriding(each) == each)
        .forEach(each -> {
          methods.add(each);
          complaints.addAll(ContractRules.complaints(each));
        });
    ContractRules.check(type, complaints.stream().sorted().toList());
    index();
    this.mentions = new Mentions(methods.stream().map(ContractMethod::types));
  }

  /// The contract of an interface.
  ///
  /// @throws IllegalArgumentException if it is none, or something in it cannot be called from afar
  public static Contract of(Class<?> type) {
    return ALL.get(type);
  }

  // ---- reading it ----

  private void declare(List<String> complaints) {
    TypeBindings bindings = TypeBindings.of(type);
    for (Class<?> each : Supertypes.interfaces(type)) {
      for (Method method : each.getDeclaredMethods()) {
        if (Reachable.test(method)) {
          declare(ContractMethod.of(method, bindings), complaints);
        } else if (isLost(method)) {
          complaints.add(
              Signature.textOf(method)
                  + " is a method of every object, which is never called from afar: give it"
                  + " another name");
        }
      }
    }
  }

  private void declare(ContractMethod method, List<String> complaints) {
    ContractMethod present = declared.putIfAbsent(method.signature().text(), method);
    if (present == null) {
      return;
    }
    if (!present.agreesWith(method)) {
      complaints.add(
          method.signature()
              + " returns "
              + present.method().getReturnType().getTypeName()
              + " in "
              + present.declarer().getName()
              + ", but "
              + method.method().getReturnType().getTypeName()
              + " in "
              + method.declarer().getName()
              + ": rename one of them");
    }
    declared.put(method.signature().text(), present.orBetter(method));
  }

  /// Whether a proxy can have the method, but nobody reaches it: such as `clone()`, made public.
  private static boolean isLost(Method method) {
    return Reachable.isOfObjects(method)
        && !method.isSynthetic()
        && Arrays.stream(Object.class.getMethods())
            .noneMatch(each -> Signature.textOf(each).equals(Signature.textOf(method)));
  }

  /// The method that overrides one with the types that this interface gives to its type variables;
  /// itself if none does.
  private ContractMethod overriding(ContractMethod method) {
    String text = Signature.text(method.method().getName(), method.parameters());
    ContractMethod other = declared.get(text);
    return other != null && method.declarer().isAssignableFrom(other.declarer()) ? other : method;
  }

  /// Finds each method by whatever {@link java.lang.reflect.Proxy} may call it: bridges, and those
  /// that it overrides.
  private void index() {
    for (Class<?> each : Supertypes.interfaces(type)) {
      for (Method method : each.getDeclaredMethods()) {
        ContractMethod found = declared.get(Signature.textOf(method));
        if (found != null && !Modifier.isStatic(method.getModifiers())) {
          byMethod.put(method, overriding(found));
        }
      }
    }
  }

  // ---- what it says ----

  /// The interface.
  public Class<?> type() {
    return type;
  }

  /// A method of this interface or of one that it extends; null for what is local.
  public @Nullable ContractMethod find(Method method) {
    return byMethod.get(method);
  }

  /// Its methods, in the order of their signatures.
  public Collection<ContractMethod> methods() {
    return methods;
  }

  /// Its methods, and those of interfaces that it extends whose signatures it overrides with
  /// others, since who knows only such an interface calls these.
  public Collection<ContractMethod> declared() {
    return declared.values();
  }

  /// Allows the values that it mentions, and tells the interfaces that it mentions; once for each
  /// registry.
  void allowTypes(TypeRegistry registry, Consumer<Class<?>> interfaces) {
    mentions.allowIn(registry, interfaces);
  }
}
