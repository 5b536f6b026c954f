package dev.hawser.examples.terminal;

import java.io.IOException;

/// Where somebody sits.
interface Terminal {
  /// Waits until something is typed.
  ///
  /// @return what it is, at most so many bytes of it; nothing if nothing will be typed any more
  byte[] read(int most) throws IOException;

  void write(byte[] bytes) throws IOException;
}
