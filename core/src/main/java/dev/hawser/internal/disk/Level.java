package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// A folder that is open while things are deleted in it.
///
/// Each is opened inside the one before, and none through a link. So what is deleted is in the
/// folder that was meant, even if folders are exchanged for links at the same moment. Where the
/// operating system has no such way, as on Windows, folders are known by their paths.
sealed interface Level extends AutoCloseable {
  /// Opens a folder by its path, which has no links.
  @SuppressWarnings("StreamResourceLeak") // The level has it, and closes it.
  static Level of(Path folder) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new Secure(secure);
    }
    stream.close();
    return new Plain(folder);
  }

  /// What is in it.
  List<Path> names() throws IOException;

  /// What something in it is; a link is looked at itself.
  BasicFileAttributes look(Path name) throws IOException;

  /// Opens a folder in it.
  Level enter(Path name) throws IOException;

  /// Deletes what is no folder.
  void deleteFile(Path name) throws IOException;

  /// Deletes an empty folder.
  void deleteFolder(Path name) throws IOException;

  @Override
  void close() throws IOException;

  private static List<Path> names(DirectoryStream<Path> found) throws IOException {
    List<Path> names = new ArrayList<>();
    try {
      for (Path path : found) {
        Path name = path.getFileName();
        names.add(name == null ? path : name);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /// One that is a handle of the operating system.
  record Secure(SecureDirectoryStream<Path> folder) implements Level {
    @Override
    public List<Path> names() throws IOException {
      return Level.names(folder);
    }

    @Override
    public BasicFileAttributes look(Path name) throws IOException {
      return folder
          .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }

    @Override
    public Level enter(Path name) throws IOException {
      return new Secure(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void deleteFile(Path name) throws IOException {
      folder.deleteFile(name);
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
      folder.deleteDirectory(name);
    }

    @Override
    public void close() throws IOException {
      folder.close();
    }
  }

  /// One that is a path.
  record Plain(Path folder) implements Level {
    @Override
    public List<Path> names() throws IOException {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
        return Level.names(found);
      }
    }

    @Override
    public BasicFileAttributes look(Path name) throws IOException {
      return Files.readAttributes(
          folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Level enter(Path name) {
      return new Plain(folder.resolve(name));
    }

    @Override
    public void deleteFile(Path name) throws IOException {
      Files.delete(folder.resolve(name));
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
      Files.delete(folder.resolve(name));
    }

    @Override
    public void close() {}
  }
}
