package dev.hawser.internal.space;

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
final class Values {
  private final TypeRegistry registry;
  private final ValueLimits limits;
  private final Codec codec;
  private final Supplier<Foreign> functions;

  Values(List<Class<?>> allowed, List<StandIn<?, ?>> standIns, Limits limits) {
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
  Values with(Supplier<Foreign> shippedFunctions) {
    return new Values(registry, limits, shippedFunctions);
  }

  /// The types that may travel.
  TypeRegistry registry() {
    return registry;
  }

  /// How large a value may be.
  ValueLimits limits() {
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
  <T> Class<T> allowContract(Class<T> type) {
    Class<T> boxed = boxed(type);
    if (boxed != Object.class && boxed != InputStream.class) {
      registry.allow(boxed);
    }
    return boxed;
  }

  byte[] encode(Object value) {
    return codec.encode(Objects.requireNonNull(value, "value"), functions.get());
  }

  void write(Output out, Object value, Foreign foreign) {
    codec.write(
        out, Objects.requireNonNull(value, "value"), new Passengers(foreign, functions.get()));
  }

  Object read(Input in, Foreign foreign) {
    return present(codec.read(in, new Passengers(foreign, functions.get())));
  }

  /// The value of bytes that hold one and nothing else.
  Object decode(byte[] bytes) {
    return present(codec.decode(bytes, functions.get()));
  }

  /// The value of a cell: a copy, unless it cannot change.
  Object decode(Cell cell) {
    Object shared = cell.shared();
    return shared != null ? shared : decodeAndShare(cell);
  }

  private Object decodeAndShare(Cell cell) {
    Decoded decoded = codec.decoded(cell.bytes(), functions.get());
    Object value = present(decoded.value());
    if (decoded.immutable()) {
      cell.share(value);
    }
    return value;
  }

  /// A type, or the box of a primitive one.
  @SuppressWarnings("unchecked") // The box of int.class, a Class<Integer>, is Integer.class.
  static <T> Class<T> boxed(Class<T> type) {
    return type.isPrimitive() ? (Class<T>) MethodType.methodType(type).wrap().returnType() : type;
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new ValueException("malformed value: null where a value must be");
    }
    return value;
  }
}
