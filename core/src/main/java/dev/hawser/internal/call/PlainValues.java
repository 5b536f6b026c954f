package dev.hawser.internal.call;

import static java.util.Objects.requireNonNull;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What travels without any type that a program would have to allow: annotations of calls, and
/// exceptions whose type must stay behind.
public final class PlainValues {
  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 20;

  private static final Codec ANNOTATIONS =
      new Codec(
          TypeRegistry.create(),
          ValueLimits.defaults().withMaxBytes(MOST_BYTES).withMaxDepth(DEEPEST));

  /// Exceptions, by name where their type is none of the JDK's well-known ones.
  static final Codec EXCEPTIONS = new Codec(TypeRegistry.create(), ValueLimits.defaults());

  private PlainValues() {}

  /// A copy of an annotation, which proves that it can travel.
  ///
  /// @throws ValueException if it cannot
  public static Object copy(String key, Object value) {
    try {
      return requireNonNull(ANNOTATIONS.decode(ANNOTATIONS.encode(value)));
    } catch (ValueException e) {
      throw new ValueException(
          "annotation '"
              + key
              + "' is not a plain value (text, numbers, dates, and collections of them): "
              + e.getMessage(),
          e);
    }
  }

  static void write(Output out, Map<String, Object> annotations) {
    out.writeBoolean(!annotations.isEmpty());
    if (!annotations.isEmpty()) {
      ANNOTATIONS.write(out, annotations, Foreign.NONE);
    }
  }

  static Map<String, Object> read(Input in) {
    if (!in.readBoolean()) {
      return Map.of();
    }
    if (!(ANNOTATIONS.read(in, Foreign.NONE) instanceof Map<?, ?> map)) {
      throw malformed();
    }
    Map<String, Object> annotations = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, value) -> {
      if (!(key instanceof String name) || value == null) {
        throw malformed();
      }
      annotations.put(name, value);
    });
    return Collections.unmodifiableMap(annotations);
  }

  private static ValueException malformed() {
    return new ValueException("malformed value: annotations are a map of texts to values");
  }
}
