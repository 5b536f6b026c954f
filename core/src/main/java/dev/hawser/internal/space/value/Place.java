package dev.hawser.internal.space.value;

import dev.hawser.Outcome;
import dev.hawser.ValueException;
import dev.hawser.internal.codec.SourceName;
import dev.hawser.internal.security.JavaCode;

/// A map, queue or pipe whose values are expected to be of one type, and what to say if one is not.
///
/// @param kind also the method that names one
public record Place(String kind, String name) {
  private static final int LONGEST_KEY = 100;

  /// A value of it as one of the type that is expected.
  ///
  /// @param type no primitive one
  /// @throws ValueException if it is of another; the message names both, and what to write
  public <T> T expect(Class<T> type, Object value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new ValueException(mismatch(this.toString(), type, value), Outcome.EXECUTED, null);
  }

  /// The value of a key, as one of the type that is expected.
  ///
  /// @param outcome what became of the operation that met it
  /// @throws ValueException as above
  public <T> T expect(Class<T> type, Object value, String key, Outcome outcome) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    String shown = key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
    String where = "key '" + JavaCode.escaped(shown) + "' of " + this;
    throw new ValueException(mismatch(where, type, value), outcome, null);
  }

  /// As above, of the value that a write has replaced.
  public <T> T expectReplaced(Class<T> type, Object value, String key) {
    try {
      return expect(type, value, key, Outcome.EXECUTED);
    } catch (ValueException e) {
      throw new ValueException(
          "what was there before cannot be returned, but the write is done: " + e.getMessage(),
          Outcome.EXECUTED,
          null);
    }
  }

  private String mismatch(String where, Class<?> type, Object value) {
    String literal = JavaCode.literal(name);
    return ("%s holds a %s, not a %s. Name it as %s(%s, %s.class), or as %s(%s) for values of any"
            + " type")
        .formatted(
            where,
            value.getClass().getTypeName(),
            type.getTypeName(),
            kind,
            literal,
            SourceName.ofValue(value),
            kind,
            name.isEmpty() ? "" : literal);
  }

  @Override
  public String toString() {
    return kind + " '" + name + "'";
  }
}
