package dev.hawser.internal.file.remote;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;

/// The first message of a stream about files.
///
/// @param stamp what has to be visible before anything is done
/// @param path about what, as somebody wrote it
/// @param target where to, if something is moved
/// @param options how to open a file, as {@link HowToOpen} says
record Request(Operation operation, long stamp, String path, String target, int options) {
  /// In bytes; this end looks at it more closely.
  private static final int LONGEST_PATH = 12 << 10;

  Output message() {
    Output out = new Output();
    out.writeByte(operation.ordinal());
    out.writeLong(stamp);
    out.writeUtf8(path);
    if (operation == Operation.MOVE) {
      out.writeUtf8(target);
    }
    if (operation == Operation.OPEN) {
      out.writeByte(options);
    }
    return out;
  }

  static Request read(Input in) {
    Operation operation = Operation.of(in.readUnsignedByte());
    long stamp = in.readLong();
    String path = in.readUtf8(LONGEST_PATH);
    String target = operation == Operation.MOVE ? in.readUtf8(LONGEST_PATH) : "";
    int options = operation == Operation.OPEN ? HowToOpen.checked(in.readUnsignedByte()) : 0;
    if (in.remaining() > 0) {
      throw Says.malformed("more bytes than it has parts");
    }
    return new Request(operation, stamp, path, target, options);
  }
}
