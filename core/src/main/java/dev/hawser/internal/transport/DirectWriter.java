package dev.hawser.internal.transport;

import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A connection that writes from native memory as it is. Others write arrays, which the JDK copies
/// into native memory first.
public interface DirectWriter {
  /// Whether it does. One that passes on to another connection does what that does.
  boolean isDirect();

  /// Writes all that remains in a buffer, waiting while the connection cannot take it. Only where
  /// it {@link #isDirect}.
  void write(ByteBuffer bytes) throws IOException;

  /// Whether a connection writes from native memory.
  static boolean isDirect(Connection connection) {
    return connection instanceof DirectWriter writer && writer.isDirect();
  }

  /// Writes all that remains in a buffer, which is not direct unless the connection is.
  static void write(Connection connection, ByteBuffer bytes) throws IOException {
    if (connection instanceof DirectWriter writer && writer.isDirect()) {
      writer.write(bytes);
    } else {
      connection.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      bytes.position(bytes.limit());
    }
  }
}
