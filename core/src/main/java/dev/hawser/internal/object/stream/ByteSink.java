package dev.hawser.internal.object.stream;

import java.io.IOException;

/// An `OutputStream` as the other end writes it: what is between {@link NearOutput} and {@link
/// RemoteOutput}.
public interface ByteSink {
  /// Writes all of it. After a failure nothing more is written.
  ///
  /// @param turn how many calls to write or flush have to be over before
  void write(long turn, byte[] bytes) throws IOException;

  /// Flushes it.
  ///
  /// @param turn as in {@link #write}
  void flush(long turn) throws IOException;

  /// Closes it, and has calls fail that wait for their turn.
  void close() throws IOException;
}
