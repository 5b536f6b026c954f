package dev.hawser.internal.transport;

import dev.hawser.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file that names a Unix domain socket.
final class SocketFile {
  /// What the kernel's address structure holds, less its final zero.
  private static final int LONGEST_PATH = 107;

  private final Path path;

  /// Which file was bound, so that a successor of the same name is never removed.
  private @Nullable Object identity;

  private SocketFile(Path path) {
    this.path = path;
  }

  static SocketFile of(Address address) throws IOException {
    String target = address.target();
    int length = target.getBytes(Charset.defaultCharset()).length;
    if (length > LONGEST_PATH) {
      throw new IOException(
          "the path of %s is too long for a Unix socket: %d bytes, of at most %d"
              .formatted(address, length, LONGEST_PATH));
    }
    try {
      return new SocketFile(Path.of(target));
    } catch (InvalidPathException e) {
      throw new IOException(address + " has no valid path: " + e.getReason(), e);
    }
  }

  UnixDomainSocketAddress socketAddress() {
    return UnixDomainSocketAddress.of(path);
  }

  /// Removes the file that a dead server left behind.
  ///
  /// @throws IOException if a live server, or something that is not a socket, has this name
  void makeRoom() throws IOException {
    BasicFileAttributes found = attributes();
    if (found == null) {
      return;
    }
    if (!found.isOther()) {
      throw new IOException("something that is not a socket has this name");
    }
    if (answers()) {
      throw new IOException("a live server already listens there");
    }
    removeIfSame(found.fileKey());
  }

  /// Lets only the owner connect, and remembers the file.
  void restrictToOwner() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
    BasicFileAttributes bound = attributes();
    identity = bound == null ? null : bound.fileKey();
  }

  /// Removes the file if it is still the one that was bound.
  void remove() throws IOException {
    removeIfSame(identity);
  }

  private void removeIfSame(@Nullable Object key) throws IOException {
    BasicFileAttributes found = attributes();
    if (found != null && Objects.equals(found.fileKey(), key)) {
      Files.deleteIfExists(path);
    }
  }

  private boolean answers() throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // A server whose queue of waiting clients is full is alive, so do not wait in it.
      probe.configureBlocking(false);
      probe.connect(socketAddress());
      return true;
    } catch (ConnectException refused) {
      return false;
    }
  }

  private @Nullable BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }
}
