package dev.hawser.internal.space.value;

import dev.hawser.Limits;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Decoded;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.StandIn;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values as one end writes and reads them, with the types it allows.
public final class Values {
  private final TypeRegistry registry;
  private final ValueLimits limits;
  private final Codec codec;
  private final Supplier<Foreign> functions;

  /// Creates those of one end.
  ///
  /// @param allowed types that may travel
  /// @param standIns records that travel for objects of other classes
  /// @throws ValueException if values of one of the types can never travel
  public Values(List<Class<?>> allowed, List<StandIn<?, ?>> standIns, Limits limits) {
    this(TypeRegistry.create(), valueLimits(limits), () -> Foreign.NONE);
    standIns.forEach(registry::allow);
    allowed.forEach(this::allow);
  }

  private Values(TypeRegistry registry, ValueLimits limits, Supplier<Foreign> functions) {
    this.registry = registry;
    this.limits = limits;
    this.codec = new Codec(registry, limits);
    this.functions = functions;
  }

  /// The same values, and functions beside them.
  public Values with(Supplier<Foreign> shippedFunctions) {
    return new Values(registry, limits, shippedFunctions);
  }

  /// The types that may travel.
  public TypeRegistry registry() {
    return registry;
  }

  /// How large a value may be.
  public ValueLimits limits() {
    return limits;
  }

  private static ValueLimits valueLimits(Limits limits) {
    return ValueLimits.defaults()
        .withMaxBytes(Math.min(limits.valueBytes(), Long.MAX_VALUE / 8))
        .withMaxDepth(limits.valueDepth())
        .withMaxElements(limits.valueElements());
  }

  /// Allows a type and what it is made of.
  ///
  /// @throws ValueException if values of that type can never travel
  void allow(Class<?> type) {
    registry.allow(type);
  }

  /// Allows the type of a map's, queue's or pipe's values, which may also be one that only says
  /// what values have in common.
  ///
  /// @return the type that values are instances of: the box of a primitive type
  public <T> Class<T> allowContract(Class<T> type) {
    Class<T> boxed = boxed(type);
    if (boxed != Object.class && boxed != InputStream.class) {
      registry.allow(boxed);
    }
    return boxed;
  }

  /// A value as bytes that hold it and nothing else.
  public byte[] encode(Object value) {
    return codec.encode(Objects.requireNonNull(value, "value"), functions.get());
  }

  /// Writes a value.
  ///
  /// @param foreign takes the streams that are in it
  public void write(Output out, Object value, Foreign foreign) {
    codec.write(
        out, Objects.requireNonNull(value, "value"), new Passengers(foreign, functions.get()));
  }

  /// Reads a value.
  ///
  /// @param foreign brings the streams that are in it
  public Object read(Input in, Foreign foreign) {
    return present(codec.read(in, new Passengers(foreign, functions.get())));
  }

  /// The value of bytes that hold one and nothing else.
  public Object decode(byte[] bytes) {
    return present(codec.decode(bytes, functions.get()));
  }

  /// As {@link #decode}, with whether the value can change.
  public Decoded decoded(byte[] bytes) {
    Decoded decoded = codec.decoded(bytes, functions.get());
    var _ = present(decoded.value());
    return decoded;
  }

  /// A type, or the box of a primitive one.
  @SuppressWarnings("unchecked") // The box of int.class, a Class<Integer>, is Integer.class.
  public static <T> Class<T> boxed(Class<T> type) {
    return type.isPrimitive() ? (Class<T>) MethodType.methodType(type).wrap().returnType() : type;
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new ValueException("malformed value: null where a value must be");
    }
    return value;
  }
}
