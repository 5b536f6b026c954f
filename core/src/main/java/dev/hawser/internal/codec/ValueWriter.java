package dev.hawser.internal.codec;

import dev.hawser.ValueException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Writes one value. What it has to remember is made when first needed, so that a number or a text
/// costs nothing but its bytes.
final class ValueWriter implements Sink {
  private final AllowedTypes types;
  private final ValueLimits limits;
  private final Output out;
  private final Foreign foreign;
  private final long end;
  private int depth;
  private @Nullable Handles handles;
  private @Nullable Names names;

  /// Of which record's component a part is being written; null outside of records.
  private RecordShape.@Nullable Component component;

  ValueWriter(AllowedTypes types, ValueLimits limits, Output out, Foreign foreign) {
    this(types, limits, out, foreign, limits.maxBytes());
  }

  private ValueWriter(
      AllowedTypes types, ValueLimits limits, Output out, Foreign foreign, long mostBytes) {
    this.types = types;
    this.limits = limits;
    this.out = out;
    this.foreign = foreign;
    this.end = out.total() + mostBytes;
  }

  @Override
  public Output output() {
    return out;
  }

  AllowedTypes types() {
    return types;
  }

  Names names() {
    if (names == null) {
      names = new Names();
    }
    return names;
  }

  @Override
  public void writeName(String name) {
    names().write(out, name);
  }

  @Override
  public void writeApart(
      Output to, AllowedTypes otherTypes, Foreign otherForeign, @Nullable Object value) {
    ValueWriter apart =
        new ValueWriter(otherTypes, limits, to, otherForeign, Math.max(0, end - out.total()));
    apart.depth = depth;
    apart.write(value);
  }

  /// Writes a value with its tag.
  @Override
  public void write(@Nullable Object value) {
    switch (value) {
      case null -> out.writeByte(Tag.NULL);
      case String text -> writeString(text);
      case Integer number -> {
        out.writeByte(Tag.INT);
        out.writeSignedVarInt(number);
      }
      case Long number -> {
        out.writeByte(Tag.LONG);
        out.writeSignedVarLong(number);
      }
      case Double number -> {
        out.writeByte(Tag.DOUBLE);
        out.writeDouble(number);
      }
      case Boolean bool -> out.writeByte(bool ? Tag.TRUE : Tag.FALSE);
      default -> writeShaped(value, Shape.of(value.getClass()));
    }
  }

  /// Writes what a component of a record holds.
  void writePart(RecordShape.Component part, @Nullable Object value) {
    RecordShape.@Nullable Component outer = component;
    component = part;
    write(value);
    component = outer;
  }

  private void writeString(String text) {
    if (text.length() > limits.maxStringBytes()) {
      throw limits.tooLong("a text", text.length());
    }
    out.writeByte(Tag.STRING);
    out.writeUtf8(text);
    checkSize();
  }

  private void writeShaped(Object value, Shape shape) {
    StandIn<?, ?> standIn = shape == Shape.Special.NONE ? types.standInFor(value.getClass()) : null;
    if (shape instanceof Leaf<?> leaf) {
      writeLeaf(value, leaf);
    } else if (standIn != null) {
      writeReplaced(value, standIn);
    } else if (shape == Shape.Special.NONE || foreign.claims(value)) {
      writeForeign(value);
    } else if (isUnnumbered(shape) || isNew(value)) {
      enter();
      writeContainer(value, shape);
      depth--;
      checkSize();
    }
  }

  private void writeReplaced(Object value, StandIn<?, ?> standIn) {
    if (isNew(value)) {
      enter();
      writeRecord(standIn.leave(value));
      depth--;
      checkSize();
    }
  }

  private void writeLeaf(Object value, Leaf<?> leaf) {
    if (!leaf.mutable() || isNew(value)) {
      out.writeByte(leaf.tag());
      leaf.write(out, value);
      checkSize();
    }
  }

  private static boolean isUnnumbered(Shape shape) {
    return shape == Shape.Special.OPTIONAL
        || shape == Shape.Special.ENTRY
        || shape == Shape.Special.ENUM;
  }

  private void writeForeign(Object value) {
    boolean numbered = foreign.isNumbered(value);
    if (!numbered || isNew(value)) {
      enter();
      out.writeByte(numbered ? Tag.FOREIGN_NUMBERED : Tag.FOREIGN);
      if (!foreign.write(value, this)) {
        throw Refusal.neverAValue(value.getClass(), component);
      }
      depth--;
      checkSize();
    }
  }

  /// Whether the object is met for the first time; if not, a reference back to it is written.
  private boolean isNew(Object value) {
    if (handles == null) {
      handles = new Handles();
    }
    int known = handles.findOrAdd(value);
    if (known < 0) {
      return true;
    }
    out.writeByte(Tag.BACK_REFERENCE);
    out.writeVarInt(known);
    return false;
  }

  private void enter() {
    if (++depth > limits.maxDepth()) {
      throw new ValueException("the value nests deeper than " + limits.maxDepth() + " levels");
    }
  }

  /// Whether nothing may nest in what is being written.
  boolean isAtTheBottom() {
    return depth == limits.maxDepth();
  }

  private void checkSize() {
    if (out.total() > end) {
      throw limits.tooLarge();
    }
  }

  private void writeContainer(Object value, Shape shape) {
    switch (shape) {
      case CollectionShape kind -> writeCollection((Collection<?>) value, kind);
      case MapShape kind -> writeMap((Map<?, ?>) value, kind);
      case Shape.Special.RECORD -> {
        StandIn<?, ?> standIn = types.standInBy(value.getClass());
        if (standIn != null) {
          throw Refusal.standsForAnother(standIn);
        }
        writeRecord(value);
      }
      case Shape.Special.PRIMITIVE_ARRAY -> PrimitiveArrays.write(this, value);
      case Shape.Special.ARRAY -> writeArray((@Nullable Object[]) value);
      case Shape.Special.OPTIONAL -> {
        out.writeByte(Tag.OPTIONAL);
        write(((Optional<?>) value).orElse(null));
      }
      case Shape.Special.ENTRY -> {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        out.writeByte(Tag.ENTRY);
        write(entry.getKey());
        write(entry.getValue());
      }
      case Shape.Special.THROWABLE -> ThrowableFormat.write((Throwable) value, this);
      case Shape.Special.ENUM -> writeEnum((Enum<?>) value);
      case Shape.Special.NONE -> writeForeign(value);
      case Leaf<?> leaf -> writeLeaf(value, leaf);
    }
  }

  private void writeEnum(Enum<?> constant) {
    out.writeByte(Tag.ENUM);
    writeType(constant.getDeclaringClass());
    names().write(out, constant.name());
  }

  private void writeRecord(Object record) {
    Class<?> type = record.getClass();
    out.writeByte(Tag.RECORD);
    boolean first = writeType(type);
    RecordShape shape = RecordShape.of(type);
    if (first) {
      out.writeInt(shape.fingerprint());
    }
    shape.write(record, this);
  }

  /// Writes the name of a record or enum that is allowed.
  ///
  /// @return whether this is its first use as a type in this value
  private boolean writeType(Class<?> type) {
    int position = names().write(out, type.getName());
    boolean first = names().introduce(position, type);
    if (first && !types.isAllowed(type)) {
      throw Refusal.notAllowed(type, component);
    }
    return first;
  }

  /// Writes how many elements follow.
  void writeCount(int count) {
    if (count > limits.maxElements()) {
      throw limits.tooMany(count);
    }
    out.writeVarInt(count);
  }

  private void writeArray(@Nullable Object[] array) {
    int dimensions = 1;
    Class<?> element = array.getClass().getComponentType();
    while (element.isArray()) {
      element = element.getComponentType();
      dimensions++;
    }
    if (dimensions > ContainerFormat.MAX_DIMENSIONS) {
      throw new ValueException("an array of " + dimensions + " dimensions may not travel");
    }
    if (!types.isKnown(element)) {
      throw TypeRegistry.isValueType(element)
          ? Refusal.notAllowed(element, component)
          : Refusal.neverAValue(element, component);
    }
    out.writeByte(Tag.ARRAY);
    out.writeByte(dimensions);
    names().write(out, element.getName());
    writeCount(array.length);
    for (Object value : array) {
      write(value);
    }
  }

  private void writeCollection(Collection<?> collection, CollectionShape kind) {
    @Nullable Object[] elements = snapshot(collection);
    Class<?> constants = collection instanceof EnumSet<?> set ? constantsOf(set) : null;
    CollectionShape shape =
        kind == CollectionShape.ENUM_SET && constants == null ? CollectionShape.SET : kind;
    out.writeByte(shape.tag());
    if (constants != null) {
      writeType(constants);
    }
    if (collection instanceof SortedSet<?> sorted) {
      out.writeByte(SortOrder.of(sorted.comparator(), sorted).ordinal());
    }
    writeCount(elements.length);
    for (Object element : elements) {
      write(element);
    }
  }

  /// The enum of a set: what is not in an empty one still tells. An enum without constants does
  /// not.
  private static <E extends Enum<E>> @Nullable Class<?> constantsOf(EnumSet<E> set) {
    EnumSet<E> some = set.isEmpty() ? EnumSet.complementOf(set) : set;
    return some.isEmpty() ? null : some.iterator().next().getDeclaringClass();
  }

  private void writeMap(Map<?, ?> map, MapShape kind) {
    @Nullable Object[] entries = snapshot(map.entrySet());
    Class<?> constants = map instanceof EnumMap<?, ?> ? constantsOf(entries) : null;
    MapShape shape = kind == MapShape.ENUM_MAP && constants == null ? MapShape.MAP : kind;
    out.writeByte(shape.tag());
    if (constants != null) {
      writeType(constants);
    }
    if (map instanceof SortedMap<?, ?> sorted) {
      out.writeByte(SortOrder.of(sorted.comparator(), sorted).ordinal());
    }
    writeCount(entries.length);
    for (Object each : entries) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) Objects.requireNonNull(each);
      write(entry.getKey());
      write(entry.getValue());
    }
  }

  /// The enum of a map's keys, which an empty one does not tell.
  private static @Nullable Class<?> constantsOf(@Nullable Object[] entries) {
    return entries.length > 0
            && entries[0] instanceof Map.Entry<?, ?> entry
            && entry.getKey() instanceof Enum<?> key
        ? key.getDeclaringClass()
        : null;
  }

  /// The elements at one moment, so that the count written is the count that follows.
  private static @Nullable Object[] snapshot(Collection<?> collection) {
    try {
      return collection.toArray();
    } catch (RuntimeException e) {
      throw new ValueException(
          "a " + collection.getClass().getName() + " could not be read while it was written: " + e,
          e);
    }
  }
}
