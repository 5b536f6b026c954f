package dev.hawser.internal.subprocess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a subprocess writes to its standard output. That is the line, so it has to begin as a
/// handshake does. Anything else was printed there by mistake: this stream then fails, and keeps it
/// for people to read.
final class FirstWords extends InputStream {
  private static final byte[] EXPECTED = "HWSR".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_SHOWN = 200;

  private final InputStream in;

  /// How much of what is expected has come.
  private int right;

  private volatile boolean spoken;
  private volatile boolean ended;
  private volatile @Nullable String mistake;

  FirstWords(InputStream in) {
    this.in = in;
  }

  /// Whether anything has come.
  boolean hasSpoken() {
    return spoken;
  }

  /// Whether nothing comes any more.
  boolean hasEnded() {
    return ended;
  }

  /// What was printed by mistake, on one line, or null.
  @Nullable String mistake() {
    return mistake;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count < 0) {
      ended = true;
    } else if (count > 0) {
      spoken = true;
      check(buffer, offset, count);
    }
    return count;
  }

  private void check(byte[] buffer, int offset, int count) throws IOException {
    int before = right;
    int most = Math.min(count, EXPECTED.length - before);
    for (int i = 0; i < most; i++) {
      if (buffer[offset + i] != EXPECTED[right]) {
        String text = shown(before, Arrays.copyOfRange(buffer, offset, offset + count));
        mistake = text;
        throw new IOException("it does not speak Hawser: it begins with '" + text + "'");
      }
      right++;
    }
  }

  /// The first of what was printed.
  ///
  /// @param before how much had come that could still be right
  private static String shown(int before, byte[] rest) {
    String text =
        new String(EXPECTED, 0, before, StandardCharsets.UTF_8)
            + new String(rest, 0, Math.min(rest.length, MOST_SHOWN), StandardCharsets.UTF_8);
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
