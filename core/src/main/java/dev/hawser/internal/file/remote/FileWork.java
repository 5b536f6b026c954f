package dev.hawser.internal.file.remote;

import dev.hawser.internal.codec.Input;
import dev.hawser.internal.disk.Confined;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that is open for the other end.
final class FileWork extends Work {
  private final int options;
  private @Nullable FileChannel channel;

  FileWork(Spot spot, int options) {
    super(spot);
    this.options = options;
  }

  @Override
  boolean begin(Reply reply) {
    spot.find();
    Confined root = spot.root();
    Path path = root.existing(spot.relative());
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      path = root.followed(spot.relative());
    }
    channel = root.open(path, HowToOpen.options(options));
    reply.done(false);
    return true;
  }

  @Override
  boolean ask(int kind, Input in, byte[] message, Reply reply) throws IOException {
    FileChannel file = channel;
    if (file == null) {
      throw new IllegalStateException("the file was not opened");
    }
    switch (kind) {
      case Says.READ -> read(file, in, reply);
      case Says.WRITE -> write(file, in, message, reply);
      case Says.SIZE -> reply.number(file.size());
      case Says.TRUNCATE -> truncate(file, in, reply);
      default -> throw Says.malformed("a question of kind " + kind + " about an open file");
    }
    return true;
  }

  private void read(FileChannel file, Input in, Reply reply) throws IOException {
    require(HowToOpen.READ, "read");
    long position = positive(in.readVarLong());
    long left = positive(in.readVarInt());
    if (left > Says.MOST_READ || reply.stream().backlog() > 2L * Says.MOST_AHEAD) {
      throw Says.malformed("more is asked for than may be on its way");
    }
    boolean more = true;
    while (more) {
      int most = (int) Math.min(left, Says.MOST);
      byte[] bytes = new byte[Says.HEAD + most];
      int count = fill(file, position, ByteBuffer.wrap(bytes, Says.HEAD, most));
      position += count;
      left -= count;
      more = left > 0 && count == most;
      reply.answer(more ? Says.PIECE : Says.DONE, bytes, count, false);
    }
  }

  /// Reads until a buffer is full or the file ends.
  private static int fill(FileChannel file, long position, ByteBuffer target) throws IOException {
    int count = 0;
    int read = 0;
    while (target.hasRemaining() && read >= 0) {
      read = file.read(target, position + count);
      count += Math.max(0, read);
    }
    return count;
  }

  private void write(FileChannel file, Input in, byte[] message, Reply reply) throws IOException {
    require(HowToOpen.WRITE | HowToOpen.APPEND, "written");
    long position = positive(in.readVarLong());
    ByteBuffer content = ByteBuffer.wrap(message, (int) in.consumed(), in.remaining());
    if (HowToOpen.has(options, HowToOpen.APPEND)) {
      while (content.hasRemaining()) {
        int _ = file.write(content);
      }
      reply.number(file.size());
      return;
    }
    while (content.hasRemaining()) {
      position += file.write(content, position);
    }
    reply.number(position);
  }

  private void truncate(FileChannel file, Input in, Reply reply) throws IOException {
    require(HowToOpen.WRITE | HowToOpen.APPEND, "written");
    FileChannel _ = file.truncate(positive(in.readVarLong()));
    reply.done(false);
  }

  private void require(int some, String what) {
    if (!HowToOpen.has(options, some)) {
      throw Says.malformed("the file was not opened to be " + what);
    }
  }

  private static long positive(long number) {
    if (number < 0) {
      throw Says.malformed("a position or length of " + number);
    }
    return number;
  }

  @Override
  void close() throws IOException {
    FileChannel file = channel;
    if (file != null) {
      file.close();
    }
  }
}
