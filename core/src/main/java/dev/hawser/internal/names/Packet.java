package dev.hawser.internal.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.Address;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What discovery says: one datagram each, always of the same size, so that an answer is never
/// longer than its question. Numbers are big-endian.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 4 | `HWSD` |
/// | 4 | 1 | version: 1 |
/// | 5 | 1 | 1 a question, 2 an answer |
/// | 6 | 2 | zero |
/// | 8 | 8 | the question's number, chosen at random; the answer repeats it |
/// | 16 | 1 + n | answer: the server's name, its length first |
/// | | 1 | answer: how many addresses |
/// | | 2 + n | each address, its length first |
/// | | | zeros up to 512 bytes |
sealed interface Packet {
  /// The size of every packet.
  int SIZE = 512;

  /// The longest name in an answer, in bytes.
  int LONGEST_NAME = 100;

  /// Who is there?
  record Question(long number) implements Packet {}

  /// I am.
  ///
  /// @param number of the question
  /// @param addresses where; as many as fit are sent
  record Answer(long number, String name, List<Address> addresses) implements Packet {}

  /// The number of a question and of its answers.
  long number();

  /// As it goes onto the line.
  default byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(SIZE);
    out.putInt(Format.MAGIC).put(Format.VERSION);
    switch (this) {
      case Question question -> out.put(Format.QUESTION).putShort((short) 0).putLong(number());
      case Answer answer -> {
        out.put(Format.ANSWER).putShort((short) 0).putLong(number());
        Format.write(answer, out);
      }
    }
    return out.array();
  }

  /// Reads what came from the line. Anything that is not exactly a packet is nothing.
  static Optional<Packet> read(byte[] bytes, int length) {
    if (length != SIZE) {
      return Optional.empty();
    }
    try {
      return Optional.of(Format.read(ByteBuffer.wrap(bytes, 0, length)));
    } catch (BufferUnderflowException | IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The bytes of packets.
  final class Format {
    private static final int MAGIC = 0x48575344;
    private static final byte VERSION = 1;
    private static final byte QUESTION = 1;
    private static final byte ANSWER = 2;

    private Format() {}

    private static void write(Answer answer, ByteBuffer out) {
      byte[] name = answer.name().getBytes(UTF_8);
      if (name.length > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "a name to be discovered by has at most " + LONGEST_NAME + " bytes");
      }
      out.put((byte) name.length).put(name);
      int count = out.position();
      out.put((byte) 0);
      for (Address each : answer.addresses()) {
        byte[] text = each.toString().getBytes(UTF_8);
        boolean fits = text.length + 2 <= out.remaining();
        if (fits && out.get(count) < NameRules.MOST_ADDRESSES) {
          out.putShort((short) text.length).put(text);
          out.put(count, (byte) (out.get(count) + 1));
        }
      }
    }

    private static Packet read(ByteBuffer in) throws CharacterCodingException {
      check(in.getInt() == MAGIC && in.get() == VERSION);
      byte kind = in.get();
      check(in.getShort() == 0);
      long number = in.getLong();
      Packet packet =
          switch (kind) {
            case QUESTION -> new Question(number);
            case ANSWER -> answer(number, in);
            default -> throw new IllegalArgumentException("another kind");
          };
      while (in.hasRemaining()) {
        check(in.get() == 0);
      }
      return packet;
    }

    private static Answer answer(long number, ByteBuffer in) throws CharacterCodingException {
      String name = NameRules.checkText("a name", text(in, in.get() & 0xff), LONGEST_NAME);
      int count = in.get() & 0xff;
      check(count <= NameRules.MOST_ADDRESSES);
      List<Address> addresses = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String text = text(in, in.getShort() & 0xffff);
        addresses.add(
            Address.parse(NameRules.checkText("an address", text, NameRules.LONGEST_ADDRESS)));
      }
      return new Answer(number, name, List.copyOf(addresses));
    }

    private static String text(ByteBuffer in, int length) throws CharacterCodingException {
      check(length <= in.remaining());
      ByteBuffer text = in.slice(in.position(), length);
      in.position(in.position() + length);
      return UTF_8.newDecoder().decode(text).toString();
    }

    private static void check(boolean right) {
      if (!right) {
        throw new IllegalArgumentException("not a packet of discovery");
      }
    }
  }
}
