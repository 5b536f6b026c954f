package dev.hawser.internal.object.contract;

import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of an object others can reach: the methods of the interfaces that it shows, and what is
/// exposed beside them. A value shows nothing of itself.
public final class Exposure {
  /// By the interfaces that were chosen, for each class.
  private static final ClassValue<Map<List<Class<?>>, Exposure>> ALL =
      new ClassValue<>() {
        @Override
        protected Map<List<Class<?>>, Exposure> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>(2);
        }
      };

  private final Class<?> type;
  private final List<Class<?>> interfaces;
  private final boolean value;
  private final SortedMap<String, Member> bySignature = new TreeMap<>();
  private final Map<String, List<Member>> byName;
  private final Member[] byHash;
  private final long[] hashes;
  private final Map<String, Field> fields;
  private final Map<String, Attribute> readers = new ConcurrentHashMap<>(2);
  private final Map<String, List<Attribute>> setters = new ConcurrentHashMap<>(2);
  private final Mentions mentions;

  private Exposure(Class<?> type, List<Class<?>> chosen) {
    this.type = type;
    boolean mayBeValue = chosen.isEmpty() && Codec.isValue(type);
    this.interfaces =
        !chosen.isEmpty()
            ? chosen
            : mayBeValue ? ShownInterfaces.remote(type) : ShownInterfaces.of(type);
    List<Method> exposed = ExposedMembers.methods(type);
    addInterfaces(exposed, !chosen.isEmpty());
    TypeBindings bindings = TypeBindings.of(type);
    exposed.forEach(method -> add(method, bindings));
    this.fields = ExposedMembers.fields(type);
    this.value = mayBeValue && bySignature.isEmpty() && fields.isEmpty();
    this.byName =
        bySignature.values().stream().collect(Collectors.groupingBy(it -> it.method().getName()));
    this.byHash =
        bySignature.values().stream()
            .sorted(Comparator.comparingLong(it -> it.signature().hash()))
            .toArray(Member[]::new);
    this.hashes = Arrays.stream(byHash).mapToLong(it -> it.signature().hash()).toArray();
    this.mentions = new Mentions(bySignature.values().stream().map(Member::types));
  }

  /// What an object shows.
  ///
  /// @param chosen the interfaces to show, or none for its own. One that it does not implement is
  ///   shown by shape: what the class has exposed must be like it
  /// @throws IllegalArgumentException if an interface cannot be called from afar, or the object
  ///   lacks what it promises; the message says what
  public static Exposure of(Class<?> type, List<Class<?>> chosen) {
    Map<List<Class<?>>, Exposure> known = ALL.get(type);
    Exposure present = known.get(chosen);
    if (present != null) {
      return present;
    }
    List<Class<?>> key = List.copyOf(chosen);
    Exposure made = new Exposure(type, key);
    // What the class does not implement may have to be unloaded before it.
    boolean kept = key.stream().allMatch(each -> each.isAssignableFrom(type));
    Exposure earlier = kept ? known.putIfAbsent(key, made) : null;
    return earlier == null ? made : earlier;
  }

  // ---- finding out ----

  private void addInterfaces(List<Method> exposed, boolean chosen) {
    try {
      interfaces.forEach(each -> addInterface(each, exposed));
    } catch (IllegalArgumentException e) {
      throw chosen
          ? e
          : new IllegalArgumentException(
              e.getMessage()
                  + "\nIf nobody has to reach it, choose others of "
                  + type.getName()
                  + " with ExportOptions.as, or mark those that count with @Remote",
              e);
    }
  }

  private void addInterface(Class<?> shown, List<Method> exposed) {
    Contract contract = Contract.of(shown);
    if (shown.isAssignableFrom(type)) {
      TypeBindings bindings = TypeBindings.of(type);
      contract.declared().forEach(each -> add(each.method(), bindings));
    } else {
      addShape(contract, exposed);
    }
  }

  private void addShape(Contract contract, List<Method> exposed) {
    List<String> missing = new ArrayList<>();
    for (ContractMethod wanted : contract.methods()) {
      boolean there =
          exposed.stream()
              .anyMatch(each ->
                  Signature.textOf(each).equals(wanted.signature().text())
                      && Returns.of(each) == wanted.returns()
                      && wanted.result().isAssignableFrom(each.getReturnType()));
      if (!there) {
        missing.add(wanted.result().getTypeName() + " " + wanted.signature());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "a %s cannot be shown as %s, which it does not implement: it has no public @Exposed %s"
              .formatted(type.getName(), contract.type().getName(), String.join(", ", missing)));
    }
  }

  private void add(Method method, TypeBindings bindings) {
    String text = Signature.textOf(method);
    if (!bySignature.containsKey(text)) {
      bySignature.put(text, new Member(method, type, bindings));
    }
  }

  // ---- what it is ----

  /// The name of the interface or class it is known by.
  public String typeName() {
    return interfaces.isEmpty() ? type.getName() : interfaces.getFirst().getName();
  }

  /// The interfaces it shows; what extends another comes before it.
  public List<Class<?>> interfaces() {
    return interfaces;
  }

  /// Whether the object is a value, of which nothing is shown but what a handle makes of it.
  public boolean isValue() {
    return value;
  }

  /// Whether there is neither a method nor an attribute.
  public boolean isEmpty() {
    return bySignature.isEmpty() && fields.isEmpty();
  }

  /// Allows the values that its methods mention, and tells the interfaces that these mention; once
  /// for each registry.
  void allowTypes(TypeRegistry registry, Consumer<Class<?>> to) {
    mentions.allowIn(registry, to);
  }

  // ---- methods ----

  /// The method with a signature's hash, or null.
  public @Nullable Member find(long hash) {
    int index = Arrays.binarySearch(hashes, hash);
    return index < 0 ? null : byHash[index];
  }

  /// All that can be called, in the order of the signatures.
  public Collection<Member> members() {
    return bySignature.values();
  }

  /// Those of one name.
  public List<Member> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  // ---- attributes ----

  /// How an attribute is read: by the method `name()`, `getName()` or `isName()`, the exposed field
  /// or the component of that name, whichever there is first; or null.
  public @Nullable Attribute getter(String name) {
    Attribute known = readers.get(name);
    if (known != null) {
      return known;
    }
    Attribute found = findGetter(name);
    if (found != null) {
      readers.put(name, found);
    }
    return found;
  }

  private @Nullable Attribute findGetter(String name) {
    Member method = reader(name, _ -> true);
    if (method == null) {
      method = reader(prefixed("get", name), _ -> true);
    }
    if (method == null) {
      method = reader(prefixed("is", name), it -> it == boolean.class || it == Boolean.class);
    }
    Field field = fields.get(name);
    if (method != null) {
      return Attribute.reading(method);
    }
    return field != null ? Attribute.reading(field) : component(name);
  }

  private @Nullable Member reader(String method, Predicate<Class<?>> result) {
    Member found = bySignature.get(method + "()");
    return found != null && found.result() != void.class && result.test(found.result())
        ? found
        : null;
  }

  private @Nullable Attribute component(String name) {
    if (value && type.isRecord()) {
      for (RecordComponent each : type.getRecordComponents()) {
        if (each.getName().equals(name)) {
          return Attribute.reading(new Member(each.getAccessor(), type));
        }
      }
    }
    return null;
  }

  /// How an attribute is set: by the methods `setName(value)`, or else the exposed field of that
  /// name; none if it cannot be.
  public List<Attribute> setters(String name) {
    List<Attribute> known = setters.get(name);
    if (known != null) {
      return known;
    }
    List<Attribute> found = findSetters(name);
    if (!found.isEmpty()) {
      setters.put(name, found);
    }
    return found;
  }

  private List<Attribute> findSetters(String name) {
    List<Attribute> methods =
        named(prefixed("set", name)).stream()
            .filter(member -> member.parameters().length == 1)
            .map(Attribute::setting)
            .toList();
    Field field = fields.get(name);
    return methods.isEmpty() && field != null && !Modifier.isFinal(field.getModifiers())
        ? List.of(Attribute.setting(field))
        : methods;
  }

  private static String prefixed(String prefix, String name) {
    return name.isEmpty()
        ? prefix
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /// The names of the exposed fields, and of a value's components: what cannot be seen from the
  /// methods.
  public Set<String> attributes() {
    Set<String> all = new TreeSet<>(fields.keySet());
    if (value && type.isRecord()) {
      Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(all::add);
    }
    return all;
  }
}
