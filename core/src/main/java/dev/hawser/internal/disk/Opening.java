package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens one file of a confined folder: looked at before, and again when it is open.
final class Opening {
  private static final Set<StandardOpenOption> UNDERSTOOD =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.APPEND,
          StandardOpenOption.SPARSE,
          StandardOpenOption.SYNC,
          StandardOpenOption.DSYNC);

  private final Confined folder;
  private final Path path;
  private final String relative;
  private final Set<? extends OpenOption> options;

  Opening(Confined folder, Path path, String relative, Set<? extends OpenOption> options) {
    for (OpenOption option : options) {
      if (!UNDERSTOOD.contains(option)) {
        throw new IllegalArgumentException("files are not opened with " + option + " here");
      }
    }
    this.folder = folder;
    this.path = path;
    this.relative = relative;
    this.options = options;
  }

  FileChannel open() {
    try {
      return mayMake() ? openOrMake() : openExisting();
    } catch (IOException e) {
      folder.recheck(path);
      throw DiskFailures.of(e, relative);
    }
  }

  private boolean writes() {
    return has(StandardOpenOption.WRITE) || has(StandardOpenOption.APPEND);
  }

  private boolean mayMake() {
    return writes() && (has(StandardOpenOption.CREATE) || has(StandardOpenOption.CREATE_NEW));
  }

  private boolean has(StandardOpenOption option) {
    return options.contains(option);
  }

  private FileChannel openOrMake() throws IOException {
    if (found() == null) {
      try {
        return make();
      } catch (FileAlreadyExistsException meanwhile) {
        // Then it is as if it had been there before.
      }
    }
    if (has(StandardOpenOption.CREATE_NEW)) {
      throw new FileAlreadyExistsException(relative);
    }
    return openExisting();
  }

  private FileChannel make() throws IOException {
    Set<OpenOption> how = how();
    how.add(StandardOpenOption.CREATE_NEW);
    return Descent.open(folder.base(), path, how, () -> folder.recheckMade(path));
  }

  private FileChannel openExisting() throws IOException {
    check();
    FileChannel channel = Descent.open(folder.base(), path, how(), () -> folder.recheck(path));
    try {
      if (writes()) {
        check();
      }
      if (writes() && has(StandardOpenOption.TRUNCATE_EXISTING)) {
        channel.truncate(0);
      }
      return channel;
    } catch (IOException | FileException e) {
      channel.close();
      throw e;
    }
  }

  /// Nothing is cut off by opening, as the file could be the wrong one.
  private Set<OpenOption> how() {
    Set<OpenOption> how = new HashSet<>(options);
    how.remove(StandardOpenOption.CREATE);
    how.remove(StandardOpenOption.TRUNCATE_EXISTING);
    how.add(LinkOption.NOFOLLOW_LINKS);
    return how;
  }

  private void check() throws IOException {
    BasicFileAttributes found = found();
    if (found == null) {
      throw new NoSuchFileException(relative);
    }
    requireFile(found, relative);
    if (writes()) {
      requireOneName();
    }
  }

  private @Nullable BasicFileAttributes found() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// Refuses what is no plain file.
  static void requireFile(BasicFileAttributes found, String relative) {
    if (found.isDirectory()) {
      throw DiskFailures.make(
          Reason.IS_FOLDER, relative, "it is a folder, and a file is needed: name a file in it");
    }
    if (found.isSymbolicLink()) {
      throw PathText.outside(relative, "it is a link, and none is followed here");
    }
    if (!found.isRegularFile()) {
      throw DiskFailures.make(
          Reason.NO_FILE, relative, "it is a device, a socket or a pipe: only files are opened");
    }
  }

  /// What is written into a file with several names is seen under all of them, wherever they are.
  private void requireOneName() throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            instanceof Integer names
        && names > 1) {
      throw DiskFailures.make(
          Reason.OUTSIDE,
          relative,
          ("it has %d names (hard links), and writing would change it under all of them:"
                  + " replace it by putting the whole file")
              .formatted(names));
    }
  }
}
