package dev.hawser.internal.object.stream;

import java.io.IOException;

/// An `InputStream` as the other end reads it: what is between {@link NearInput} and {@link
/// RemoteInput}.
public interface ByteSource {
  /// So many bytes come at once at most.
  int MOST = 64 << 10;

  /// Waits for a byte, and brings what else is there already.
  ///
  /// @param turn how many such calls have to be over before
  /// @param most how many are wanted
  /// @return none at the end
  byte[] read(long turn, int most) throws IOException;

  /// How many bytes can probably be read without waiting.
  int available() throws IOException;

  /// Closes it, even while somebody reads.
  void close() throws IOException;
}
