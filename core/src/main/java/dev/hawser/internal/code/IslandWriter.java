package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.AllowedTypes;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Sink;
import dev.hawser.internal.codec.StandIn;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules by which one island is written: a value with functions in it, or of types that only
/// this end knows. Records, enums and exceptions of any type may be in it, lambdas, and
/// serializable objects of the program; what code they need is noted. For one island and one
/// thread.
final class IslandWriter implements AllowedTypes, Foreign {
  /// A lambda: its number in the manifest, then what it captured.
  static final int LAMBDA = 1;

  /// An object: the name of its class, then its fields.
  static final int OBJECT = 2;

  private final AllowedTypes base;
  private final Foreign references;
  private final Set<Class<?>> types = new LinkedHashSet<>();
  private final Map<Lambdas.Parts, Integer> lambdas = new LinkedHashMap<>();
  private boolean hasObjects;
  private @Nullable Object culprit;
  private String why = "";

  /// Begins one.
  ///
  /// @param base which records stand for other classes at both ends
  /// @param references what objects that it claims go by
  IslandWriter(AllowedTypes base, Foreign references) {
    this.base = base;
    this.references = references;
  }

  /// Classes of values that have to travel along.
  Set<Class<?>> types() {
    return types;
  }

  /// Lambdas whose code has to travel along, in the order of their numbers.
  Set<Lambdas.Parts> lambdas() {
    return lambdas.keySet();
  }

  /// Whether anything in it makes no sense without code.
  boolean needsCode() {
    return !types.isEmpty() || !lambdas.isEmpty();
  }

  /// Whether all that was written are values, which the other end may know by itself.
  boolean hasValuesOnly() {
    return lambdas.isEmpty() && !hasObjects;
  }

  /// Why the value cannot travel.
  ///
  /// @param failure what was thrown while it was written
  /// @param root the value
  /// @param name what to call it: `task`
  ValueException explained(ValueException failure, @Nullable Object root, String name) {
    return culprit == null || root == null
        ? failure
        : new ValueException(
            "the " + name + " cannot travel: " + obstacle(culprit, root, name), failure);
  }

  private String obstacle(Object refused, Object root, String name) {
    return Route.find(root, name, refused) + why;
  }

  /// Why an object that is being written was refused, with the way that leads to it.
  ///
  /// @param failure what was thrown
  /// @param root the value
  /// @param name what to call it: `task`
  String obstacle(Object refused, ValueException failure, Object root, String name) {
    return refused == culprit
        ? obstacle(refused, root, name)
        : Route.find(root, name, refused) + ": " + failure.getMessage();
  }

  // ---- types ----

  @Override
  public boolean isAllowed(Class<?> type) {
    return base.standInBy(type) != null || note(type);
  }

  @Override
  public @Nullable StandIn<?, ?> standInFor(Class<?> type) {
    return base.standInFor(type);
  }

  @Override
  public @Nullable StandIn<?, ?> standInBy(Class<?> record) {
    return base.standInBy(record);
  }

  @Override
  public boolean isKnown(Class<?> type) {
    return base.standInFor(type) != null || note(type);
  }

  @Override
  public void writing(Class<? extends Throwable> type) {
    boolean _ = note(type);
  }

  @Override
  public @Nullable Class<?> find(String name) {
    return null; // a value being written is not read
  }

  private boolean note(Class<?> type) {
    if (CommonTypes.contains(type)) {
      return CommonTypes.mayBeNamed(type);
    }
    if (type.isHidden()) {
      return false;
    }
    types.add(type);
    return true;
  }

  // ---- lambdas and objects ----

  @Override
  public boolean isNumbered(Object value) {
    return true;
  }

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public boolean write(Object value, Sink sink) {
    if (references.claims(value)) {
      return references.write(value, sink);
    }
    if (Lambdas.isSerializableLambda(value)) {
      writeLambda(value, sink);
    } else if (CommonTypes.contains(value.getClass()) || isFunction(value)) {
      String rule = ": " + rule(value);
      throw refused(value, rule, " is a " + value.getClass().getName() + rule, null);
    } else {
      writeObject(value, sink);
    }
    return true;
  }

  private void writeLambda(Object value, Sink sink) {
    Lambdas.Taken taken = taken(value);
    Integer known = lambdas.putIfAbsent(taken.parts(), lambdas.size());
    sink.output().writeByte(LAMBDA);
    sink.output().writeVarInt(known == null ? lambdas.size() - 1 : known);
    for (Object each : taken.captured()) {
      sink.write(each);
    }
  }

  private Lambdas.Taken taken(Object lambda) {
    try {
      return Lambdas.take(lambda);
    } catch (ValueException e) {
      throw refused(lambda, e);
    }
  }

  private void writeObject(Object value, Sink sink) {
    Class<?> type = value.getClass();
    ObjectFields fields = fields(value);
    hasObjects = true;
    types.add(type);
    sink.output().writeByte(OBJECT);
    sink.writeName(type.getName());
    fields.write(value, sink);
  }

  private ObjectFields fields(Object value) {
    try {
      return ObjectFields.of(value.getClass());
    } catch (ValueException e) {
      throw refused(value, e);
    }
  }

  private static boolean isFunction(Object value) {
    return value.getClass().isHidden() && !(value instanceof Serializable);
  }

  private static String rule(Object value) {
    return isFunction(value)
        ? "the interface of this function is not Serializable. Use one of dev.hawser.call, such as"
            + " SerializableFunction, or a cast such as (Runnable & Serializable)"
        : Codec.whyNoValue(value.getClass());
  }

  private ValueException refused(Object value, ValueException cause) {
    String reason = ": " + cause.getMessage();
    return refused(value, reason, reason, cause);
  }

  /// @param where the reason, as it follows the way to the value
  private ValueException refused(
      Object value, String reason, String where, @Nullable ValueException cause) {
    culprit = value;
    why = where;
    return new ValueException("a " + value.getClass().getName() + " cannot travel" + reason, cause);
  }

  @Override
  public Object read(Input in) {
    throw new IllegalStateException("a value being written is not read");
  }
}
