package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The allow-list: the only way from a name on the line to a class. No name that arrives is ever
/// given to a class loader.
///
/// Allowing a type allows what it is made of: a record its components with their type arguments, a
/// sealed family its members, an array its elements. May be used by any number of threads.
public final class TypeRegistry implements AllowedTypes {
  /// Whether any end in this process lets objects of a class travel as records.
  private static final ClassValue<AtomicBoolean> REPLACED =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
          return new AtomicBoolean();
        }
      };

  private final Map<String, Class<?>> byName = new ConcurrentHashMap<>();
  private final Map<Class<?>, StandIn<?, ?>> byType = new ConcurrentHashMap<>(1);
  private final Map<Class<?>, StandIn<?, ?>> byRecord = new ConcurrentHashMap<>(1);

  private TypeRegistry() {}

  /// A registry that allows the built-in types.
  public static TypeRegistry create() {
    return new TypeRegistry();
  }

  /// Allows a type and what it is made of. Serializable types of the program, such as functional
  /// interfaces, may be what a map, queue or pipe holds; their values travel as code, or not at
  /// all.
  ///
  /// @throws ValueException if it can never travel; the message says which rule it hit
  public TypeRegistry allow(Class<?> type) {
    Class<?> element = elementType(type);
    if (!BuiltIns.contains(element)
        && !isValueType(element)
        && !element.isSealed()
        && !byType.containsKey(element)
        && !mayTravelAsCode(element)) {
      throw Refusal.neverAValue(element);
    }
    return allowContract(type);
  }

  /// Allows a class whose objects travel as records, and the record with what it is made of.
  ///
  /// @throws ValueException if the class or the record is in another pair already
  public TypeRegistry allow(StandIn<?, ?> standIn) {
    StandIn<?, ?> sameType = byType.putIfAbsent(standIn.type(), standIn);
    StandIn<?, ?> sameRecord = byRecord.putIfAbsent(standIn.record(), standIn);
    StandIn<?, ?> other = sameType != null ? sameType : sameRecord;
    if (other != null) {
      throw new ValueException(
          other.record().getName()
              + " stands for "
              + other.type().getName()
              + " already: a class has one record, which stands for nothing else");
    }
    REPLACED.get(standIn.type()).set(true);
    return allow(standIn.record()).allowContract(standIn.type());
  }

  /// Whether a class that is no value may be in a contract nevertheless, since an end in this
  /// process has a record for it. One that has none says so when such an object is to travel.
  public static boolean mayBeReplaced(Class<?> type) {
    return REPLACED.get(type).get();
  }

  private static boolean mayTravelAsCode(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return Serializable.class.isAssignableFrom(type)
        && loader != null
        && loader != ClassLoader.getPlatformClassLoader();
  }

  /// Allows what a contract mentions: a parameter, a result, the type argument of a map, queue or
  /// pipe. Parts of it that are no values are passed over, since they may travel otherwise.
  public TypeRegistry allowContract(Type type) {
    Deque<Type> open = new ArrayDeque<>(List.of(type));
    Set<Type> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Type next = open.pop();
      if (seen.add(next)) {
        follow(next, open);
      }
    }
    return this;
  }

  private void follow(Type type, Deque<Type> open) {
    switch (type) {
      case Class<?> raw -> followClass(raw, open);
      case ParameterizedType generic -> {
        open.push(generic.getRawType());
        open.addAll(List.of(generic.getActualTypeArguments()));
      }
      case GenericArrayType array -> open.push(array.getGenericComponentType());
      case TypeVariable<?> variable -> open.addAll(List.of(variable.getBounds()));
      case WildcardType wildcard -> {
        open.addAll(List.of(wildcard.getUpperBounds()));
        open.addAll(List.of(wildcard.getLowerBounds()));
      }
      default -> {}
    }
  }

  private void followClass(Class<?> raw, Deque<Type> open) {
    Class<?> type = elementType(raw);
    if (BuiltIns.contains(type)) {
      return;
    }
    byName.put(type.getName(), type);
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        open.add(component.getGenericType());
      }
    }
    if (type.isSealed() && !type.isEnum()) {
      open.addAll(List.of(type.getPermittedSubclasses()));
    }
  }

  /// The declared enum for an enum with bodies, the innermost component of an array, else itself.
  private static Class<?> elementType(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    Class<?> parent = element.getSuperclass();
    return parent != null && parent.isEnum() ? parent : element;
  }

  static boolean isValueType(Class<?> type) {
    return type.isRecord() || type.isEnum() || Throwable.class.isAssignableFrom(type);
  }

  /// Whether values of exactly this type may travel.
  @Override
  public boolean isAllowed(Class<?> type) {
    Class<?> element = elementType(type);
    return BuiltIns.contains(element)
        || isValueType(element) && byName.get(element.getName()) == element;
  }

  /// Whether arrays of this type may travel, which holds for interfaces too.
  @Override
  public boolean isKnown(Class<?> type) {
    return BuiltIns.contains(type) || byName.get(type.getName()) == type;
  }

  @Override
  public @Nullable StandIn<?, ?> standInFor(Class<?> type) {
    return byType.get(type);
  }

  @Override
  public @Nullable StandIn<?, ?> standInBy(Class<?> record) {
    return byRecord.get(record);
  }

  /// The class that a name from the line stands for, if it is allowed.
  @Override
  public @Nullable Class<?> find(String name) {
    Class<?> builtIn = BuiltIns.find(name);
    return builtIn != null ? builtIn : byName.get(name);
  }
}
