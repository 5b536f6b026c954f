package dev.hawser.spi;

import dev.hawser.Address;
import java.io.IOException;
import java.time.Duration;

/// A way to carry bytes between two ends: TCP, a Unix domain socket, memory.
///
/// A transport only moves bytes, in order. It does not frame, number or repeat them: a session does
/// all of that and expects connections to break. Implementations are safe for use by many threads.
public interface Transport {
  /// The scheme of the addresses this transport understands, for example `tcp`.
  String scheme();

  /// Starts listening.
  ///
  /// @throws IOException if the address is taken or not ours; the message names it
  Listener listen(Address address) throws IOException;

  /// Connects to a listener.
  ///
  /// @throws IOException if nobody answers in time; the message names the address
  Connection connect(Address address, Duration timeout) throws IOException;
}
