package dev.hawser.internal.object.stream;

import dev.hawser.internal.object.contract.Exposure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An `OutputStream` of this end that the other end writes. Since that is ahead of what is written
/// here, nothing is written after a failure: else a part would be missing.
final class NearOutput extends NearStream implements ByteSink {
  private static final Exposure EXPOSURE = Exposure.of(NearOutput.class, List.of(ByteSink.class));

  private final OutputStream stream;

  /// Guarded by turns.
  private @Nullable Exception failure;

  NearOutput(OutputStream stream, boolean handedOver) {
    super(stream, handedOver);
    this.stream = stream;
  }

  @Override
  public Exposure exposure() {
    return EXPOSURE;
  }

  @Override
  public void write(long turn, byte[] bytes) throws IOException {
    var _ =
        inTurn(
            turn,
            () -> {
              write(bytes);
              return bytes;
            });
  }

  private void write(byte[] bytes) throws IOException {
    Exception earlier = failure;
    if (earlier != null) {
      throw new IOException(earlier.getMessage(), earlier);
    }
    try {
      stream.write(bytes);
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush(long turn) throws IOException {
    var _ =
        inTurn(
            turn,
            () -> {
              stream.flush();
              return stream;
            });
  }
}
