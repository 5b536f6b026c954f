package dev.hawser.internal.disk;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes files and folders of every kind for tests, and tells what there is.
final class Trees {
  static final Instant THEN = Instant.parse("2020-02-02T02:02:02.123456Z");

  private Trees() {}

  static Path file(Path folder, String relative, String content) throws IOException {
    Path path = folder.resolve(relative);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  static Path folder(Path folder, String relative) throws IOException {
    return Files.createDirectories(folder.resolve(relative));
  }

  static Path link(Path folder, String relative, String target) throws IOException {
    Path path = folder.resolve(relative);
    Files.createDirectories(path.getParent());
    try {
      return Files.createSymbolicLink(path, Path.of(target));
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "the file system has no links");
      return path;
    }
  }

  static Path mode(Path path, String permissions) throws IOException {
    assumeTrue(hasModes(path), "the file system has no POSIX permissions");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  static Path time(Path path, Instant time) throws IOException {
    return Files.setLastModifiedTime(path, FileTime.from(time));
  }

  static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /// Skips the test if this process may read and write everything.
  static void assumeNoAdministrator(Path folder) throws IOException {
    Path locked = mode(Files.createTempFile(folder, "locked", ""), "---------");
    boolean readable = Files.isReadable(locked);
    Files.delete(locked);
    assumeFalse(readable, "this process may read everything");
  }

  /// Does what Java cannot, by a shell.
  static void shell(Path folder, String command) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assumeTrue(process.waitFor() == 0, "the shell could not do it: " + command);
  }

  /// Everything below a folder, and the folder, as text: kind, permissions, time, content.
  static Map<String, String> all(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.forEach(path -> all.put(folder.relativize(path).toString(), describe(path)));
    }
    return all;
  }

  private static String describe(Path path) {
    try {
      Entry entry = Attributes.entry(path, "x");
      return switch (entry.kind()) {
        case LINK -> "link to " + entry.link();
        case FOLDER -> "folder %o %d".formatted(entry.mode(), entry.modified());
        case FILE -> "file %o %d %s".formatted(entry.mode(), entry.modified(), content(path));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path path) throws IOException {
    return Files.size(path) > 10_000 ? Files.size(path) + " bytes" : Files.readString(path);
  }

  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
