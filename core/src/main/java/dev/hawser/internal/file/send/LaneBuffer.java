package dev.hawser.internal.file.send;

import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Data;
import dev.hawser.internal.file.protocol.Line;
import dev.hawser.internal.transport.DirectWriter;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The chunks that go to a lane with the next write. Belongs to one thread.
///
/// It is native memory if the lane is a bare socket, so that content is copied from the file and to
/// the socket and nowhere else; else it is an array.
final class LaneBuffer implements AutoCloseable {
  private static final int CAPACITY = 2 * (Chunk.HEADER + Chunk.SIZE);

  private final @Nullable Connection connection;
  private final Arena arena = Arena.ofConfined();
  private final ByteBuffer bytes;
  private final byte[] header = new byte[Chunk.HEADER];
  private int filled;

  /// The last chunk, and where its header is.
  private Chunk last = new Chunk(0, 0, Chunk.ZEROS, 0, 0);

  private int lastAt;

  /// @param connection of the lane; none for the transfer's own stream
  LaneBuffer(@Nullable Connection connection) {
    this.connection = connection;
    boolean direct = connection != null && DirectWriter.isDirect(connection);
    bytes = direct ? arena.allocate(CAPACITY).asByteBuffer() : ByteBuffer.allocate(CAPACITY);
  }

  /// How many bytes are in it.
  int filled() {
    return filled;
  }

  /// Where the content of the next chunk goes. There is room for one at least while less than the
  /// size of one is in it.
  ByteBuffer room(int length) {
    int at = filled + Chunk.HEADER;
    return bytes.limit(at + length).position(at);
  }

  /// Takes the next chunk, whose payload is where {@link #room} said.
  void add(Chunk chunk) {
    lastAt = filled;
    filled += Chunk.HEADER + chunk.length();
    setLast(chunk);
  }

  /// Has the last chunk ask for an acknowledgement.
  void ask() {
    setLast(last.asking());
  }

  private void setLast(Chunk chunk) {
    last = chunk;
    chunk.write(header, 0);
    bytes.limit(filled).put(lastAt, header);
  }

  /// Writes all that is in it.
  void write(Line line) throws IOException, InterruptedException {
    if (connection == null) {
      line.say(new Data(last, bytes.array(), lastAt + Chunk.HEADER, last.length()));
    } else {
      DirectWriter.write(connection, bytes.limit(filled).position(0));
    }
    filled = 0;
  }

  @Override
  public void close() {
    arena.close();
  }
}
