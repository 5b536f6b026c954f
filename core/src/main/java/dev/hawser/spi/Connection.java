package dev.hawser.spi;

import dev.hawser.Address;
import java.io.Closeable;
import java.io.IOException;

/// Two directions of ordered bytes. One thread reads at a time, and one writes at a time; the two
/// may be different threads, and any thread may close. Whatever goes wrong is an `IOException`.
public interface Connection extends Closeable {
  /// Reads at least one byte, waiting for it.
  ///
  /// @return how many bytes were read, or -1 when the other end has ended its direction
  int read(byte[] buffer, int offset, int length) throws IOException;

  /// Writes all the bytes, waiting while the connection cannot take them.
  void write(byte[] buffer, int offset, int length) throws IOException;

  /// Who is at the other end, for people to read.
  Address remote();

  /// Whether a client can make another connection when this one is lost. Where it cannot, a session
  /// ends with its connection, bears a longer silence, and has no lanes beside it.
  default boolean isReplaceable() {
    return true;
  }

  /// Ends both directions and wakes threads that read or write. Closing twice does nothing.
  @Override
  void close();
}
