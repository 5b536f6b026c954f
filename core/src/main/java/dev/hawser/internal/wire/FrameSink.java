package dev.hawser.internal.wire;

import java.io.IOException;

/// Where a {@link FrameReader} delivers what it reads.
@FunctionalInterface
public interface FrameSink {
  /// One complete frame. The payload's bytes are only valid during the call.
  ///
  /// @param kind the kind with its flags
  void frame(int kind, int stream, byte[] buffer, int offset, int length) throws IOException;
}
