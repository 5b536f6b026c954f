package dev.hawser.internal.file.send;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.Entry;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Digests;
import dev.hawser.internal.operation.Threads;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file that is read to be sent, and that must stay what it was when it was found. Safe for use
/// by many threads. All that goes wrong is a {@link FileException}.
final class SourceFile implements Closeable {
  private static final String AGAIN = ": transfer it again when nobody writes to it";

  private final Entry entry;
  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;

  private SourceFile(Entry entry, Path path, FileChannel channel, @Nullable Object key) {
    this.entry = entry;
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  /// Opens a file, if it is still what was found. One of which nothing is sent before the {@link
  /// #check} that follows the last read is not looked at once more when it is open.
  ///
  /// @param recheck makes sure, once it is open, that its folder is still where it was found
  static SourceFile open(Entry entry, Path path, Consumer<Path> recheck) {
    try {
      // Before it is opened, too: opening a named pipe waits for whoever writes to it.
      Object key = look(entry, path).fileKey();
      FileChannel channel =
          FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      try {
        recheck.accept(path);
        SourceFile source = new SourceFile(entry, path, channel, key);
        if (entry.size() > Chunk.SIZE) {
          source.check();
        }
        return source;
      } catch (FileException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, name(entry, path));
    }
  }

  private static String name(Entry entry, Path path) {
    return entry.path().isEmpty() ? path.toString() : entry.path();
  }

  private static BasicFileAttributes look(Entry entry, Path path) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()
        || found.size() != entry.size()
        || nanos(found.lastModifiedTime()) != entry.modified()) {
      throw changed(entry, path, "it was changed while it was transferred");
    }
    return found;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /// What to throw for a file that does not stay what it was.
  static FileException changed(Entry entry, Path path, String how) {
    return DiskFailures.make(Reason.CHANGED, name(entry, path), how + AGAIN);
  }

  /// Reads some of the content.
  void read(long position, ByteBuffer into) {
    long next = position;
    try {
      while (into.hasRemaining()) {
        int count = channel.read(into, next);
        if (count < 0) {
          throw changed(entry, path, "it became shorter while it was transferred");
        }
        next += count;
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, name(entry, path));
    }
  }

  /// Makes sure that the file is still what it was when it was opened, and before.
  void check() {
    try {
      if (!Objects.equals(look(entry, path).fileKey(), key)) {
        throw changed(entry, path, "it was replaced while it was transferred");
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, name(entry, path));
    }
  }

  /// Something that reads the file for itself.
  @FunctionalInterface
  interface Reading<T> {
    T read(FileChannel channel) throws IOException;
  }

  /// Lets something else read the file.
  <T> T with(Reading<T> reading) {
    try {
      return reading.read(channel);
    } catch (IOException e) {
      check();
      throw DiskFailures.of(e, name(entry, path));
    }
  }

  /// The SHA-256 of the whole content.
  byte[] sha256() {
    MessageDigest digest = Digests.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(Chunk.SIZE);
    for (long position = 0; position < entry.size(); position += Chunk.SIZE) {
      buffer.clear().limit((int) Math.min(Chunk.SIZE, entry.size() - position));
      read(position, buffer);
      digest.update(buffer.array(), 0, buffer.limit());
    }
    return digest.digest();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException nothingWasWritten) {
      Threads.log(Level.DEBUG, "closing " + path + " failed", nothingWasWritten);
    }
  }
}
