package dev.hawser.internal.file.protocol;

import dev.hawser.internal.codec.Input;

/// Lets tests of other packages bring what is said to the other end as it travels.
public final class AsBytes {
  private AsBytes() {}

  /// What is said, as bytes.
  public static byte[] of(Control message) {
    return ControlCodec.write(message).toByteArray();
  }

  /// What some bytes say.
  public static Control read(byte[] bytes) {
    return ControlCodec.read(new Input(bytes));
  }

  /// What arrives of something that is said.
  public static Control copy(Control message) {
    return read(of(message));
  }
}
