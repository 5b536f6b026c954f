package dev.hawser.internal.codec;

import dev.hawser.HawserException;
import dev.hawser.ValueException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Turns values into bytes and back. May be used by any number of threads.
///
/// | what | how it travels |
/// |---|---|
/// | null, booleans, numbers, text, and the JDK's types in {@link Leaves} | by value, always |
/// | arrays, lists, sets, maps, deques, `Optional`, `Map.Entry` | by value, if what they hold can |
/// | records, enums | by value, if allowed |
/// | objects of a class for which a record stands | as that ({@link StandIn}) |
/// | exceptions | by value, always |
/// | everything else | as the layer above says ({@link Foreign}), or not at all |
///
/// A collection arrives as the JDK's ordinary one of the same kind, its order kept. An exception
/// arrives as its own type if the receiver allows it, else as a {@link dev.hawser.RemoteException}.
///
/// Objects met twice in one value arrive as one object: arrays, collections, maps, records,
/// exceptions and whatever else can change. They may form cycles.
///
/// Whatever goes wrong, for any object and any bytes, is a {@link ValueException}, unless a layer
/// above throws a {@link HawserException} of its own, or a {@link CancellationException} since it
/// was interrupted while it waited for the other end.
public final class Codec {
  private static final int SMALL = 128;

  /// What is written without asking for a shape.
  private static final Set<Class<?>> PLAIN =
      Set.of(String.class, Integer.class, Long.class, Double.class, Boolean.class);

  private final AllowedTypes types;
  private final ValueLimits limits;

  /// A codec for the types that are allowed, now or later.
  public Codec(AllowedTypes types, ValueLimits limits) {
    this.types = types;
    this.limits = limits;
  }

  /// Why objects of a class do not travel by value, as the second half of a sentence.
  public static String whyNoValue(Class<?> type) {
    return Refusal.rule(type);
  }

  /// Writes a value. After a failure, what `out` got is no value.
  public void write(Output out, @Nullable Object value, Foreign foreign) {
    try {
      new ValueWriter(types, limits, out, foreign).write(value);
    } catch (Throwable e) {
      throw asValueException(e, "the value could not be written");
    }
  }

  /// Reads one value and leaves the input behind it. After a failure, the input stands anywhere.
  public @Nullable Object read(Input in, Foreign foreign) {
    return decoded(in, foreign).value();
  }

  /// Reads one value, and says whether it may be shared.
  public Decoded decoded(Input in, Foreign foreign) {
    ValueReader reader = new ValueReader(types, limits, in, foreign);
    try {
      Object value = reader.read();
      return new Decoded(value, !reader.sawMutable());
    } catch (Throwable e) {
      throw asValueException(e, "malformed value");
    }
  }

  /// The bytes of a plain value.
  public byte[] encode(@Nullable Object value) {
    return encode(value, Foreign.NONE);
  }

  /// Whether objects of a class travel as values, if they are allowed.
  public static boolean isValue(Class<?> type) {
    return PLAIN.contains(type) || Shape.of(type) != Shape.Special.NONE;
  }

  /// Whether objects of a class travel by value here, by themselves or as records that stand for
  /// them.
  public boolean copies(Class<?> type) {
    return isValue(type) || types.standInFor(type) != null;
  }

  /// The bytes of a value.
  public byte[] encode(@Nullable Object value, Foreign foreign) {
    Output out = new Output(SMALL);
    write(out, value, foreign);
    return out.intoByteArray();
  }

  /// The plain value of bytes that hold one and nothing else.
  public @Nullable Object decode(byte[] bytes) {
    return decoded(bytes).value();
  }

  /// The value of bytes that hold one and nothing else.
  public @Nullable Object decode(byte[] bytes, Foreign foreign) {
    return decoded(bytes, foreign).value();
  }

  /// The plain value of bytes that hold one and nothing else, and whether it may be shared.
  public Decoded decoded(byte[] bytes) {
    return decoded(bytes, Foreign.NONE);
  }

  /// The value of bytes that hold one and nothing else, and whether it may be shared.
  public Decoded decoded(byte[] bytes, Foreign foreign) {
    Input in = new Input(bytes);
    Decoded decoded = decoded(in, foreign);
    if (in.remaining() > 0) {
      throw new ValueException("malformed value: " + in.remaining() + " bytes are left over");
    }
    return decoded;
  }

  /// User code runs while values are taken apart, put together, hashed and compared, and may throw
  /// anything.
  private static HawserException asValueException(Throwable thrown, String what) {
    return switch (thrown) {
      case HawserException e -> e;
      case StackOverflowError e -> new ValueException(what + ": it nests too deeply", e);
      case OutOfMemoryError e -> new ValueException(what + ": it does not fit in memory", e);
      case VirtualMachineError e -> throw e;
      case CancellationException e -> throw e;
      default -> new ValueException(what + ": " + thrown, thrown);
    };
  }
}
