package dev.hawser.internal.code;

import dev.hawser.internal.operation.Threads;
import dev.hawser.internal.security.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Code on disk, each content in a file that its digest names. It is only a cache: a file that
/// cannot be read, or has other content than its name says, is as if it were not there.
final class CodeFolder {
  private static final long MOST_BYTES = 1L << 30;
  private static final int MOST_FILE_BYTES = Manifest.MOST_BYTES;

  private final Path folder;

  /// Uses a folder that is its owner's only, and makes it if need be. If it has grown too large,
  /// the oldest files are deleted.
  ///
  /// @throws IOException if it cannot be made, or others may enter it
  CodeFolder(Path folder) throws IOException {
    this.folder = folder;
    OwnerOnly.makeGuardedFolder(folder);
    prune();
  }

  private record Aged(Path file, FileTime age, long size) {}

  private void prune() throws IOException {
    List<Aged> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          all.add(new Aged(file, Files.getLastModifiedTime(file), Files.size(file)));
        }
      }
    } catch (NoSuchFileException _) {
      return; // another process is pruning it
    }
    long bytes = all.stream().mapToLong(Aged::size).sum();
    all.sort(Comparator.comparing(Aged::age));
    for (Aged oldest : all) {
      if (bytes <= MOST_BYTES) {
        return;
      }
      Files.deleteIfExists(oldest.file());
      bytes -= oldest.size();
    }
  }

  private Path file(Digest digest) {
    return folder.resolve(digest.hex());
  }

  /// Some content, or null if it is not here.
  byte @Nullable [] find(Digest digest) {
    Path file = file(digest);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > MOST_FILE_BYTES) {
        return null;
      }
      byte[] content = OwnerOnly.read(file);
      if (Digest.of(content).equals(digest)) {
        return content;
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      Threads.log(Level.DEBUG, "cached code could not be read", e);
    }
    return null;
  }

  /// Keeps some content, if that can be.
  void put(Digest digest, byte[] content) {
    Path file = file(digest);
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Path fresh = Files.createTempFile(folder, digest.toString(), ".new");
        try {
          Files.write(fresh, content);
          Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(fresh);
        }
      }
    } catch (IOException e) {
      Threads.log(Level.DEBUG, "code could not be cached", e);
    }
  }
}
