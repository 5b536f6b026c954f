package dev.hawser.internal.file.receive;

import dev.hawser.internal.delta.Signatures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;

/// An older version of a file that is on its way in. It stays open until the new one is in place,
/// so that recipes find what the signatures promise.
///
/// @param file the older version
/// @param size how large it was when it was opened
record OldVersion(FileChannel file, long size) {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Set<OpenOption> HOW =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /// Opens one.
  static OldVersion open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, HOW);
    try {
      return new OldVersion(file, file.size());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /// Reads all of it.
  Signatures signatures() throws IOException {
    return Signatures.of(file, size, CHANCE.nextLong());
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
