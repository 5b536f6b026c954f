package dev.hawser.scenario;

import dev.hawser.internal.codec.Output;

/// Values of our own format that name any class, byte by byte as PROTOCOL.md has them, since an
/// encoder would refuse.
final class Forged {
  private static final int NULL = 0x00;
  private static final int ARRAY = 0x38;
  private static final int ENUM_SET = 0x45;
  private static final int RECORD = 0x50;
  private static final int ENUM = 0x51;
  private static final int THROWABLE = 0x52;
  private static final int NEW_NAME = 1;
  private static final int FINGERPRINT = 0x4b5c576c;

  private Forged() {}

  /// A record of a class.
  static byte[] record(String name) {
    Output out = begin(RECORD, name);
    out.writeInt(FINGERPRINT);
    return out.toByteArray();
  }

  /// A constant of a class.
  static byte[] constant(String name) {
    Output out = begin(ENUM, name);
    name(out, "CONSTANT");
    return out.toByteArray();
  }

  /// A set of no constants of a class.
  static byte[] constants(String name) {
    return none(begin(ENUM_SET, name));
  }

  /// An array of no elements of a class.
  static byte[] array(String name) {
    Output out = new Output();
    out.writeByte(ARRAY);
    out.writeByte(1);
    name(out, name);
    return none(out);
  }

  /// An exception of a class: without message, stack, cause and suppressed ones.
  static byte[] exception(String name) {
    Output out = begin(THROWABLE, name);
    out.writeByte(NULL);
    out.writeVarInt(0);
    out.writeByte(NULL);
    return none(out);
  }

  private static Output begin(int tag, String name) {
    Output out = new Output();
    out.writeByte(tag);
    name(out, name);
    return out;
  }

  private static void name(Output out, String name) {
    out.writeVarInt(NEW_NAME);
    out.writeUtf8(name);
  }

  private static byte[] none(Output out) {
    out.writeVarInt(0);
    return out.toByteArray();
  }
}
