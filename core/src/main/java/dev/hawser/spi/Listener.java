package dev.hawser.spi;

import dev.hawser.Address;
import java.io.Closeable;
import java.io.IOException;

/// Where connections arrive.
public interface Listener extends Closeable {
  /// Waits for the next connection.
  ///
  /// @throws IOException if the listener was closed or can accept no more
  Connection accept() throws IOException;

  /// The address that clients can use, with the port that was really bound.
  Address address();

  /// Stops listening and wakes a waiting {@link #accept}. The address is free again at once.
  @Override
  void close();
}
