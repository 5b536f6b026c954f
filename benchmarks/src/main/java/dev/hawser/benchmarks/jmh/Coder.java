package dev.hawser.benchmarks.jmh;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import dev.hawser.benchmarks.jmh.Order.Item;
import dev.hawser.internal.codec.Codec;
import dev.hawser.internal.codec.TypeRegistry;
import dev.hawser.internal.codec.ValueLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fory.Fory;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import tools.jackson.dataformat.cbor.CBORMapper;

/// Hawser's codec and its rivals, each as a program would set it up for values that it knows: with
/// its types registered, and a new byte array for each value.
interface Coder {
  byte[] encode(Order order) throws IOException;

  Order decode(byte[] bytes) throws IOException;

  static Coder named(String name) {
    return switch (name) {
      case "hawser" -> new Hawser();
      case "fory" -> new ForyCoder();
      case "kryo" -> new KryoCoder();
      case "cbor" -> new Cbor();
      case "msgpack" -> new Msgpack();
      default -> throw new IllegalArgumentException("no coder '" + name + "'");
    };
  }

  /// Hawser's own, with its allow-list and limits.
  record Hawser(Codec codec) implements Coder {
    Hawser() {
      this(new Codec(TypeRegistry.create().allow(Order.class), ValueLimits.defaults()));
    }

    @Override
    public byte[] encode(Order order) {
      return codec.encode(order);
    }

    @Override
    public Order decode(byte[] bytes) {
      return (Order) Objects.requireNonNull(codec.decode(bytes));
    }
  }

  /// Fory, which generates code for each class, without references: the fastest it offers.
  record ForyCoder(Fory fory) implements Coder {
    ForyCoder() {
      this(Fory.builder().withRefTracking(false).requireClassRegistration(true).build());
      fory.register(Order.class);
      fory.register(Item.class);
    }

    @Override
    public byte[] encode(Order order) {
      return fory.serialize(order);
    }

    @Override
    public Order decode(byte[] bytes) {
      return (Order) Objects.requireNonNull(fory.deserialize(bytes));
    }
  }

  /// Kryo without references, which is its default.
  record KryoCoder(Kryo kryo, Output output) implements Coder {
    KryoCoder() {
      this(new Kryo(), new Output(1024, -1));
      kryo.register(Order.class);
      kryo.register(Item.class);
      kryo.register(byte[].class);
      kryo.register(ArrayList.class);
      kryo.register(List.of(1, 2, 3).getClass());
    }

    @Override
    public byte[] encode(Order order) {
      output.reset();
      kryo.writeObject(output, order);
      return output.toBytes();
    }

    @Override
    public Order decode(byte[] bytes) {
      return kryo.readObject(new Input(bytes), Order.class);
    }
  }

  /// Jackson's CBOR, which writes the names of fields.
  record Cbor(CBORMapper mapper) implements Coder {
    Cbor() {
      this(new CBORMapper());
    }

    @Override
    public byte[] encode(Order order) {
      return mapper.writeValueAsBytes(order);
    }

    @Override
    public Order decode(byte[] bytes) {
      return mapper.readValue(bytes, Order.class);
    }
  }

  /// MessagePack by hand: no reflection, no names, nothing but this one type.
  record Msgpack() implements Coder {
    @Override
    public byte[] encode(Order order) throws IOException {
      try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
        packer.packLong(order.id()).packString(order.customer()).packBoolean(order.paid());
        packer.packArrayHeader(order.items().size());
        for (Item item : order.items()) {
          packer.packString(item.article()).packInt(item.count()).packDouble(item.price());
        }
        packer.packBinaryHeader(order.note().length).addPayload(order.note());
        return packer.toByteArray();
      }
    }

    @Override
    public Order decode(byte[] bytes) throws IOException {
      try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
        long id = unpacker.unpackLong();
        String customer = unpacker.unpackString();
        boolean paid = unpacker.unpackBoolean();
        int size = unpacker.unpackArrayHeader();
        List<Item> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          items.add(
              new Item(unpacker.unpackString(), unpacker.unpackInt(), unpacker.unpackDouble()));
        }
        return new Order(
            id, customer, paid, items, unpacker.readPayload(unpacker.unpackBinaryHeader()));
      }
    }
  }
}
