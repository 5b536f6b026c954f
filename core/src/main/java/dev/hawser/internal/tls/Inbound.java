package dev.hawser.internal.tls;

import dev.hawser.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What has arrived and is not decrypted yet. Used by one thread at a time.
///
/// The buffer is small while little arrives and grows when records or bursts need it, so that an
/// idle connection costs little.
final class Inbound {
  private static final int SMALL = 2 << 10;
  private static final int ONE_RECORD = 20 << 10;
  private static final int LARGE = 128 << 10;
  private static final int QUIET_READS = 16;

  /// Type, version and length come before each record.
  private static final int HEADER = 5;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int MAJOR_VERSION = 3;

  private final Connection raw;
  private byte[] array = new byte[SMALL];
  private ByteBuffer records = ByteBuffer.wrap(array).limit(0);
  private boolean crowded;
  private int quiet;

  Inbound(Connection raw) {
    this.raw = raw;
  }

  /// What has arrived, from the buffer's position on.
  ByteBuffer records() {
    return records;
  }

  /// Whether the next record has arrived completely.
  boolean holdsRecord() {
    int start = records.position();
    int available = records.limit() - start;
    return available >= HEADER
        && available >= HEADER + Short.toUnsignedInt(records.getShort(start + HEADER - 2));
  }

  /// Whether what has arrived so far can be the beginning of TLS; only before the first is taken.
  boolean beginsLikeTls() {
    int type = records.get(0);
    return (type == HANDSHAKE || type == ALERT)
        && (records.limit() == 1 || records.get(1) == MAJOR_VERSION);
  }

  /// Waits for more.
  ///
  /// @return false if the other end has ended its direction
  boolean fill() throws IOException {
    makeRoom();
    int limit = records.limit();
    int room = array.length - limit;
    int count = raw.read(array, limit, room);
    if (count < 0) {
      return false;
    }
    records.limit(limit + count);
    crowded = count == room;
    quiet = count <= SMALL ? quiet + 1 : 0;
    return true;
  }

  private void makeRoom() {
    if (crowded && array.length < LARGE) {
      moveTo(new byte[array.length == SMALL ? ONE_RECORD : LARGE]);
    } else if (!records.hasRemaining() && array.length > SMALL && quiet >= QUIET_READS) {
      moveTo(new byte[SMALL]);
    } else if (!records.hasRemaining()) {
      records.clear().limit(0);
    } else if (records.limit() > array.length / 2) {
      records.compact().flip();
    }
  }

  private void moveTo(byte[] other) {
    int kept = records.remaining();
    records.get(other, 0, kept);
    array = other;
    records = ByteBuffer.wrap(array).limit(kept);
  }

  /// Whether little arrives, so that what was kept for more can go.
  boolean isQuiet() {
    return array.length == SMALL;
  }
}
