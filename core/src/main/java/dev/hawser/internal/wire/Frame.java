package dev.hawser.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The header that every frame begins with, big-endian:
///
/// | bytes | field | meaning |
/// |---|---|---|
/// | 0–2 | length | of the payload, at most {@link #MAX_PAYLOAD} |
/// | 3 | kind | low four bits: what it is; high four bits: flags |
/// | 4–7 | stream | which conversation; 0 for the session itself |
/// | 8–11 | offset | low 32 bits of how many bytes of frames were sent before this one |
///
/// | kind | payload | meaning |
/// |---|---|---|
/// | 1 DATA | bytes, after a service number when OPEN is set | a piece of a message |
/// | 2 CREDIT | u32 | the sender may send so many more bytes on this stream |
/// | 3 RESET | u8 cause, UTF-8 reason | the stream is given up, both ways |
/// | 4 GOODBYE | UTF-8 reason | nothing follows; the session ends |
/// | 5 ACK | u64 | all bytes of frames below this offset have arrived; also the sign of life |
/// | 6 PROBE | – | please send an ACK at once |
public final class Frame {
  /// Length of the header in bytes.
  public static final int HEADER = 12;

  /// The largest payload: small enough that a small message never waits long behind one frame.
  public static final int MAX_PAYLOAD = 32 << 10;

  /// A piece of a message.
  public static final int DATA = 1;

  /// Leave to send more.
  public static final int CREDIT = 2;

  /// The end of a stream, both ways.
  public static final int RESET = 3;

  /// The end of the session.
  public static final int GOODBYE = 4;

  /// What has arrived.
  public static final int ACK = 5;

  /// A request for an {@link #ACK}.
  public static final int PROBE = 6;

  /// DATA: the message is complete with this frame.
  public static final int END_OF_MESSAGE = 0x10;

  /// DATA: this direction of the stream is over with this frame.
  public static final int END = 0x20;

  /// DATA: the first frame of a stream; the payload's first byte is the service it is for.
  public static final int OPEN = 0x40;

  /// RESET cause: the sender has no more interest.
  public static final int GIVEN_UP = 0;

  /// RESET cause: the stream was declined.
  public static final int REFUSED = 1;

  /// RESET cause: a permission is missing. The reason begins with it, on a line of its own.
  public static final int NOT_PERMITTED = 2;

  /// Not the stream's end: the sender wants nothing more of it, but hears what still comes.
  public static final int CANCELLED = 3;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Frame() {}

  static void putHeader(byte[] target, int at, int length, int kind, int stream, long offset) {
    INT.set(target, at, length << 8 | kind);
    INT.set(target, at + 4, stream);
    INT.set(target, at + 8, (int) offset);
  }

  /// Writes four bytes.
  public static void putInt(byte[] target, int at, int value) {
    INT.set(target, at, value);
  }

  /// Reads four bytes.
  public static int getInt(byte[] source, int at) {
    return (int) INT.get(source, at);
  }

  /// Writes eight bytes.
  public static void putLong(byte[] target, int at, long value) {
    LONG.set(target, at, value);
  }

  /// Reads eight bytes.
  public static long getLong(byte[] source, int at) {
    return (long) LONG.get(source, at);
  }

  static String nameOf(int kind) {
    return switch (kind & 0x0f) {
      case DATA -> "DATA";
      case CREDIT -> "CREDIT";
      case RESET -> "RESET";
      case GOODBYE -> "GOODBYE";
      case ACK -> "ACK";
      case PROBE -> "PROBE";
      default -> "kind " + (kind & 0x0f);
    };
  }
}
