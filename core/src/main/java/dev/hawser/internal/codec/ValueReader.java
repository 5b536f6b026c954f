package dev.hawser.internal.codec;

import static java.util.Objects.requireNonNull;

import dev.hawser.ValueException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one value. Every check comes before the memory it is about.
final class ValueReader implements Source {
  /// Stands for an object that does not exist yet because it is still being read.
  static final Object UNFINISHED = new Object();

  private static final int NOT_NUMBERED = -1;
  private static final int VALUE_COST = 24;
  private static final int LEAF_COST = 48;
  private static final int CONTAINER_COST = 64;
  private static final long HEAVIEST = Long.MAX_VALUE / 4;

  private final AllowedTypes types;
  private final ValueLimits limits;
  private final Input in;
  private final Foreign foreign;
  private final long start;
  private final ReadObjects objects = new ReadObjects();
  private final ReadNames names;
  private final HashWork hashing;
  private int beingRead = NOT_NUMBERED;
  private int depth;
  private int keyDepth;
  private int unfinished;
  private long heap;
  private long weight;
  private boolean mutable;

  ValueReader(AllowedTypes types, ValueLimits limits, Input in, Foreign foreign) {
    this(types, limits, in, foreign, in.consumed(), new HashWork());
  }

  private ValueReader(
      AllowedTypes types,
      ValueLimits limits,
      Input in,
      Foreign foreign,
      long start,
      HashWork hashing) {
    this.types = types;
    this.limits = limits;
    this.in = in;
    this.foreign = foreign;
    this.start = start;
    this.names = new ReadNames(types);
    this.hashing = hashing;
  }

  @Override
  public Input input() {
    return in;
  }

  ReadNames names() {
    return names;
  }

  ReadObjects objects() {
    return objects;
  }

  /// Whether anything read so far can change.
  boolean sawMutable() {
    return mutable;
  }

  private long consumed() {
    return in.consumed() - start;
  }

  /// Reads a value that is complete.
  @Override
  public @Nullable Object read() {
    Object value = readLoosely();
    if (value == UNFINISHED) {
      throw new ValueException(
          "malformed value: a record or a function can hold itself only through a list, an array, a"
              + " map's value or an object's field");
    }
    return value;
  }

  @Override
  public void read(Consumer<@Nullable Object> place) {
    Object value = readLoosely();
    if (value == UNFINISHED) {
      whenFinished(place);
    } else {
      place.accept(value);
    }
  }

  @Override
  public void exists(Object object) {
    if (beingRead != NOT_NUMBERED) {
      objects.exists(beingRead, object);
    }
  }

  @Override
  public String readName() {
    return names.read(in);
  }

  @Override
  public @Nullable Object readApart(AllowedTypes otherTypes, Foreign otherForeign) {
    ValueReader apart = new ValueReader(otherTypes, limits, in, otherForeign, start, hashing);
    apart.depth = depth;
    apart.heap = heap;
    Object value = apart.read();
    heap = apart.heap;
    weight = Math.min(HEAVIEST, weight + apart.weight);
    return value;
  }

  /// Reads a value, or {@link #UNFINISHED} for an object that does not exist yet. The caller gets
  /// it through {@link #whenFinished}.
  @Nullable Object readLoosely() {
    weight++;
    charge(VALUE_COST);
    if (consumed() > limits.maxBytes()) {
      throw limits.tooLarge();
    }
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.FALSE -> false;
      case Tag.TRUE -> true;
      case Tag.INT -> in.readSignedVarInt();
      case Tag.LONG -> in.readSignedVarLong();
      case Tag.DOUBLE -> in.readDouble();
      case Tag.STRING -> text();
      case Tag.ENUM -> readEnum();
      case Tag.BACK_REFERENCE -> backReference();
      default -> tag >= Tag.BOOLEANS ? readLarge(tag) : readLeaf(tag);
    };
  }

  /// Has the object that {@link #readLoosely} just reported as unfinished put in its place later.
  void whenFinished(Consumer<Object> place) {
    objects.whenFinished(unfinished, place);
  }

  private Object readLeaf(int tag) {
    Leaf<?> leaf = Leaves.of(tag);
    if (leaf == null) {
      throw unknown(tag);
    }
    charge(LEAF_COST);
    if (!leaf.mutable()) {
      return leaf.reader().read(this);
    }
    mutable = true;
    int number = objects.begin();
    Object value = leaf.reader().read(this);
    objects.finish(number, value, 1);
    return value;
  }

  /// The failure for a tag that no value has.
  ValueException unknown(int tag) {
    return JavaStream.begins(tag, in)
        ? JavaStream.refusal(in)
        : new ValueException("malformed value: no value has the tag 0x" + Integer.toHexString(tag));
  }

  private @Nullable Object readLarge(int tag) {
    if (++depth > limits.maxDepth()) {
      throw new ValueException("the value nests deeper than " + limits.maxDepth() + " levels");
    }
    Object value =
        switch (tag) {
          case Tag.OPTIONAL -> Optional.ofNullable(read());
          case Tag.ENTRY -> readEntry();
          case Tag.FOREIGN -> readForeign(NOT_NUMBERED);
          default -> readNumbered(tag);
        };
    depth--;
    return value;
  }

  private Object readEntry() {
    mutable = true;
    Object key = read();
    return new AbstractMap.SimpleImmutableEntry<>(key, read());
  }

  private @Nullable Object readForeign(int number) {
    mutable = true;
    int outer = beingRead;
    beingRead = number;
    Object value = foreign.read(this);
    beingRead = outer;
    return value;
  }

  private Object readNumbered(int tag) {
    charge(CONTAINER_COST);
    mutable |= tag != Tag.RECORD;
    int number = objects.begin();
    long before = weight;
    Object value =
        switch (tag) {
          case Tag.RECORD -> readRecord();
          case Tag.THROWABLE -> ThrowableFormat.read(this, number);
          case Tag.ARRAY -> ContainerFormat.readArray(this, number);
          case Tag.FOREIGN_NUMBERED -> requireNonNull(readForeign(number));
          default ->
              tag < Tag.ARRAY
                  ? PrimitiveArrays.read(this, tag)
                  : ContainerFormat.read(this, tag, number);
        };
    objects.finish(number, value, weight - before + 1);
    return value;
  }

  private Object readRecord() {
    Class<?> type = names.readType(in, this::checkRecord);
    if (!type.isRecord()) {
      throw new ValueException("malformed value: " + type.getName() + " is not a record");
    }
    RecordShape shape = RecordShape.of(type);
    charge((long) shape.size() * Long.BYTES);
    Object record = shape.read(this);
    StandIn<?, ?> standIn = types.standInBy(type);
    return standIn == null ? record : replaced(record, standIn);
  }

  private Object replaced(Object record, StandIn<?, ?> standIn) {
    charge(CONTAINER_COST);
    mutable = true;
    return standIn.arrive(record);
  }

  private void checkRecord(Class<?> type) {
    if (type.isRecord() && in.readInt() != RecordShape.of(type).fingerprint()) {
      throw new ValueException(
          type.getName() + " differs between the two ends: its components are not the same");
    }
  }

  private Object readEnum() {
    Class<?> type = readEnumType();
    return ContainerFormat.constant(type, names.read(in));
  }

  /// Reads the name of an enum.
  Class<?> readEnumType() {
    Class<?> type = names.readType(in, _ -> {});
    if (!type.isEnum()) {
      throw new ValueException("malformed value: " + type.getName() + " is not an enum");
    }
    return type;
  }

  private Object backReference() {
    int number = in.readVarInt();
    Object object = objects.get(number);
    if (objects.isFinished(number)) {
      weight = Math.min(HEAVIEST, weight + objects.weight(number));
    } else if (keyDepth > 0) {
      throw new ValueException("a set or a map's key may not hold what it is part of");
    }
    unfinished = number;
    return object == null ? UNFINISHED : object;
  }

  /// How exceptions of the type with this name are made here, or null if the type is not allowed.
  @Nullable ThrowableShape throwableShape(String typeName) {
    Class<?> type = types.find(typeName);
    if (type == null) {
      return null;
    }
    if (!Throwable.class.isAssignableFrom(type)) {
      throw new ValueException("malformed value: " + type.getName() + " is not an exception");
    }
    return ThrowableShape.of(type);
  }

  /// Reads what goes into a hash table or a sorted tree.
  ///
  /// @param collisions the hash codes of the table's keys so far, or null if the table stays small
  @Nullable Object readKey(@Nullable Map<Integer, Integer> collisions) {
    long before = weight;
    keyDepth++;
    Object key = read();
    keyDepth--;
    hashing.charge(key, weight - before, collisions, consumed());
    return key;
  }

  /// Reads how many elements follow, and makes sure that they can.
  ///
  /// @param wireSize the least bytes that an element takes here
  /// @param heapSize about how many bytes its slot takes in memory
  int count(int wireSize, int heapSize) {
    int count = in.readVarInt();
    if (count < 0 || count > limits.maxElements()) {
      throw limits.tooMany(Integer.toUnsignedLong(count));
    }
    long bytes = (long) count * wireSize;
    if (bytes > in.bound()) {
      throw Input.truncated();
    }
    if (bytes > limits.maxBytes() - consumed()) {
      throw limits.tooLarge();
    }
    charge((long) count * heapSize);
    return count;
  }

  @Override
  public void charge(long bytes) {
    heap += bytes;
    if (heap > limits.maxHeap()) {
      throw new ValueException(
          "the value would take more than " + limits.maxHeap() + " bytes of memory");
    }
  }

  String text() {
    int length = in.readVarInt();
    if (length < 0 || length > limits.maxStringBytes()) {
      throw limits.tooLong("a text", Integer.toUnsignedLong(length));
    }
    if (length > limits.maxBytes() - consumed()) {
      throw limits.tooLarge();
    }
    String text = in.readText(length);
    charge(2L * text.length());
    return text;
  }

  /// Reads a length and that many bytes.
  byte[] bytes() {
    return in.readBytes(count(Byte.BYTES, 2));
  }

  /// Reads the bytes of a big number.
  byte[] magnitude() {
    byte[] bytes = bytes();
    if (bytes.length > limits.maxStringBytes()) {
      throw limits.tooLong("a number", bytes.length);
    }
    return bytes;
  }
}
