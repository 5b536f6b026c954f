package dev.hawser.file;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What lies in folders and is no file.
final class Specials {
  private Specials() {}

  /// Makes a named pipe. Opening one waits for somebody at its other end.
  static Path pipe(Path path) throws Exception {
    assumeTrue(run("mkfifo", path.toString()), "named pipes can be made");
    return path;
  }

  /// Makes a socket that nobody listens to.
  static Path socket(Path path) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      var _ = server.bind(UnixDomainSocketAddress.of(path));
    }
    return path;
  }

  /// Makes a device that never ends, if this process may.
  static boolean device(Path path) throws Exception {
    return run("mknod", path.toString(), "c", "1", "5");
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }

  /// Takes all permissions away; skips the test for those who may do everything nevertheless.
  static Path locked(Path path) throws IOException {
    var _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(path), "this process may read everything");
    return path;
  }
}
