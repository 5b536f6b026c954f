package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.AllowedTypes;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.Source;
import dev.hawser.internal.codec.StandIn;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// The rules by which islands of one closure are read: names are looked up in the closure first,
/// then among the types this end allows anyway. May be used by any number of threads.
final class IslandReader implements AllowedTypes, Foreign {
  private static final int COST = 64;

  private final @Nullable Binding binding;
  private final AllowedTypes base;
  private final Foreign references;

  /// How many values each lambda captured.
  private final int[] captured;

  /// Reads with a closure, or, if that is null, what needs none.
  ///
  /// @param references reads what is neither a lambda nor an object of the closure
  IslandReader(@Nullable Binding binding, AllowedTypes base, Foreign references) {
    this.binding = binding;
    this.base = base;
    this.references = references;
    this.captured =
        binding == null
            ? new int[0]
            : binding.manifest().lambdas().stream()
                .mapToInt(
                    form -> MethodTypeDesc.ofDescriptor(form.capturedTypes()).parameterCount())
                .toArray();
  }

  // ---- types ----

  @Override
  public boolean isAllowed(Class<?> type) {
    return base.isAllowed(type);
  }

  @Override
  public boolean isKnown(Class<?> type) {
    return base.isKnown(type);
  }

  @Override
  public @Nullable StandIn<?, ?> standInBy(Class<?> record) {
    return base.standInBy(record);
  }

  @Override
  public @Nullable Class<?> find(String name) {
    Class<?> shipped = binding == null ? null : binding.type(name);
    if (shipped != null) {
      return shipped;
    }
    Class<?> allowed = base.find(name);
    return allowed != null ? allowed : CommonTypes.find(name);
  }

  // ---- lambdas and objects ----

  @Override
  public boolean write(Object value, Output out) {
    return false;
  }

  @Override
  public Object read(Input in) {
    throw new IllegalStateException("code is read from a source");
  }

  @Override
  public @Nullable Object read(Source source) {
    int first = source.input().peekUnsignedByte();
    if (first != IslandWriter.LAMBDA && first != IslandWriter.OBJECT) {
      return references.read(source);
    }
    Binding closure = binding;
    if (closure == null) {
      throw new ValueException("malformed value: a function without code");
    }
    return source.input().readUnsignedByte() == IslandWriter.LAMBDA
        ? readLambda(source, closure)
        : readObject(source, closure);
  }

  private Object readLambda(Source source, Binding closure) {
    int number = source.input().readVarInt();
    if (number < 0 || number >= captured.length) {
      throw new ValueException("malformed value: its code has no such lambda");
    }
    @Nullable Object[] values = new Object[captured[number]];
    source.charge(COST + (long) values.length * Long.BYTES);
    for (int i = 0; i < values.length; i++) {
      values[i] = source.read();
    }
    try {
      return (Object) closure.factory(number).invokeExact(values);
    } catch (ValueException | VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new ValueException("a function could not be made here: " + e, e);
    }
  }

  private static Object readObject(Source source, Binding closure) {
    String name = source.readName();
    Class<?> type = closure.type(name);
    if (type == null) {
      throw new ValueException("malformed value: an object whose class is not in its code");
    }
    source.charge(COST);
    ObjectFields fields = ObjectFields.of(type);
    Object object = fields.allocate();
    source.exists(object);
    fields.read(object, source);
    return object;
  }
}
