package dev.hawser.internal.codec;

/// A type whose values are written whole and hold no other values.
///
/// @param tag the byte that announces it
/// @param type the type, of which every subclass is written alike unless it is final
/// @param mutable whether its values can change, so that sharing them must survive
/// @param writer writes what follows the tag
/// @param reader reads what follows the tag
record Leaf<T>(int tag, Class<T> type, boolean mutable, Writer<T> writer, Reader<T> reader)
    implements Shape {

  /// Writes a value after its tag.
  interface Writer<T> {
    void write(Output out, T value);
  }

  /// Reads a value after its tag.
  interface Reader<T> {
    T read(ValueReader in);
  }

  static <T> Leaf<T> constant(int tag, Class<T> type, Writer<T> writer, Reader<T> reader) {
    return new Leaf<>(tag, type, false, writer, reader);
  }

  static <T> Leaf<T> mutable(int tag, Class<T> type, Writer<T> writer, Reader<T> reader) {
    return new Leaf<>(tag, type, true, writer, reader);
  }

  void write(Output out, Object value) {
    writer.write(out, type.cast(value));
  }
}
