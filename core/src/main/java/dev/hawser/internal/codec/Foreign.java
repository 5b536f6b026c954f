package dev.hawser.internal.codec;

import org.jspecify.annotations.Nullable;

/// The way by which layers above put what is not a value into one: references, streams, code.
///
/// What holds no other values overrides the methods with bytes only, what does those with {@link
/// Sink} and {@link Source}.
public interface Foreign {
  /// Nothing above the codec: whatever is not a value is refused, by the rule it hits.
  @SuppressWarnings("ClassInitializationDeadlock") // nothing else names the class
  Foreign NONE = new NoForeign();

  /// Whether this object is to be asked for first, although the codec could write it as a value.
  /// Asked for records, enums, exceptions, arrays and collections, so it should be quick.
  default boolean claims(Object value) {
    return false;
  }

  /// Whether an object of this layer is written once in a value and arrives as one object, however
  /// often it is met; else it is written anew each time.
  default boolean isNumbered(Object value) {
    return false;
  }

  /// Writes an object that the codec does not, or says no.
  ///
  /// @return whether it was written; if not, nothing was
  /// @throws dev.hawser.ValueException if a rule of this layer forbids it
  boolean write(Object value, Output out);

  /// As {@link #write(Object, Output)}, for an object that may hold values.
  default boolean write(Object value, Sink sink) {
    return write(value, sink.output());
  }

  /// Reads what {@link #write} wrote.
  Object read(Input in);

  /// As {@link #read(Input)}, for an object that may hold values. What is not numbered may be null.
  default @Nullable Object read(Source source) {
    return read(source.input());
  }
}
