package dev.hawser.internal.file.remote;

import dev.hawser.FileException;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.disk.NewFile;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A file that the other end writes from its beginning to its end, and that is seen when it is
/// complete. After a failure nothing more is written.
final class StoreWork extends Work {
  private final Disk disk;
  private @Nullable NewFile file;
  private @Nullable FileException failure;

  StoreWork(Spot spot, Disk disk) {
    super(spot);
    this.disk = disk;
  }

  @Override
  boolean begin(Reply reply) {
    spot.find();
    NewFile begun = NewFile.begin(disk, spot.root().target(spot.below()));
    file = begun;
    spot.root().recheckMade(begun.path());
    reply.done(false);
    return true;
  }

  @Override
  boolean ask(int kind, Input in, byte[] message, Reply reply) {
    NewFile begun = file;
    if (begun == null) {
      throw new IllegalStateException("the file was not begun");
    }
    if (failure != null) {
      throw failure;
    }
    try {
      return switch (kind) {
        case Says.WRITE -> write(begun, in, message, reply);
        case Says.FINISH -> finish(begun, reply);
        default -> throw Says.malformed("a question of kind " + kind + " about a new file");
      };
    } catch (FileException e) {
      failure = e;
      throw e;
    }
  }

  private static boolean write(NewFile file, Input in, byte[] message, Reply reply) {
    file.write(ByteBuffer.wrap(message, (int) in.consumed(), in.remaining()));
    reply.done(false);
    return true;
  }

  private boolean finish(NewFile file, Reply reply) {
    spot.root().recheck(file.path());
    file.finish();
    reply.done(true);
    return false;
  }

  @Override
  void close() {
    if (file != null) {
      file.close();
    }
  }
}
