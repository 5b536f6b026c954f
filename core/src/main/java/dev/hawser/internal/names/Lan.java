package dev.hawser.internal.names;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The local network, as far as discovery needs it. Any thread may send; one receives.
interface Lan extends AutoCloseable {
  /// What came from somebody.
  record Datagram(byte[] bytes, int length, InetSocketAddress from) {}

  /// Says something to everybody who listens.
  ///
  /// @throws IOException if that can be done in no way
  void sayToAll(byte[] bytes) throws IOException;

  /// Says something to one.
  void say(byte[] bytes, InetSocketAddress to) throws IOException;

  /// Waits for the next thing that is said.
  ///
  /// @return null once it is closed
  @Nullable Datagram hear() throws IOException;

  @Override
  void close();
}
