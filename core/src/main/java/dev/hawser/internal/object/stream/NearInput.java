package dev.hawser.internal.object.stream;

import dev.hawser.internal.object.contract.Exposure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An `InputStream` of this end that the other end reads.
final class NearInput extends NearStream implements ByteSource {
  private static final Exposure EXPOSURE = Exposure.of(NearInput.class, List.of(ByteSource.class));

  private final InputStream stream;

  /// Met behind bytes that were there: the next call hears of it. Guarded by turns.
  private @Nullable IOException failure;

  NearInput(InputStream stream, boolean handedOver) {
    super(stream, handedOver);
    this.stream = stream;
  }

  @Override
  public Exposure exposure() {
    return EXPOSURE;
  }

  @Override
  public byte[] read(long turn, int most) throws IOException {
    return inTurn(turn, () -> read(most));
  }

  private byte[] read(int most) throws IOException {
    IOException earlier = failure;
    if (earlier != null) {
      failure = null;
      throw earlier;
    }
    byte[] buffer = new byte[Math.clamp(most, 1, MOST)];
    int first = stream.read(buffer);
    int count = first <= 0 ? 0 : first + readMore(buffer, first);
    return count == buffer.length ? buffer : Arrays.copyOf(buffer, count);
  }

  /// Reads what needs no waiting.
  private int readMore(byte[] buffer, int from) {
    int at = from;
    try {
      while (at < buffer.length && stream.available() > 0) {
        int more = stream.read(buffer, at, buffer.length - at);
        if (more <= 0) {
          break;
        }
        at += more;
      }
    } catch (IOException e) {
      failure = e;
    }
    return at - from;
  }

  @Override
  public int available() throws IOException {
    return stream.available();
  }
}
