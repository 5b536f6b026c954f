package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Knows of folders that no link leads to them, without going their whole way each time.
///
/// It remembers the last folder and those above it, each with the key by which the file system
/// knows it. As long as a path leads to the same key it leads to the same folder, whatever became
/// of its way; and a folder in such a folder is where it seems to be if it is no link itself. So a
/// tree is gone through with a few looks at each folder, however deep it lies.
///
/// Safe for use by many threads.
final class RealFolders {
  /// Elsewhere the real path of a folder may differ from another one without any link, as by the
  /// case of a letter; so each folder is compared with its real path once.
  private static final boolean STEP_BY_STEP = System.getProperty("os.name", "").equals("Linux");

  /// A folder to which no link leads.
  private record Known(Path path, Object key) {
    boolean isStillThere() throws IOException {
      return key.equals(RealFolders.key(path));
    }
  }

  /// The last folder and those above it, from the top.
  private final Deque<Known> way = new ArrayDeque<>();

  /// Whether a path is that of a folder, as the file system itself would write it. What is false
  /// may be a file, or lie behind a link, or have been replaced.
  ///
  /// @param folder absolute
  /// @throws IOException if nothing is there, or nobody may look
  synchronized boolean isReal(Path folder) throws IOException {
    while (!way.isEmpty() && !folder.startsWith(way.getLast().path)) {
      Known _ = way.removeLast();
    }
    Known last = way.peekLast();
    if (last != null && last.path.equals(folder)) {
      return last.isStillThere() || forget();
    }
    if (!STEP_BY_STEP) {
      return isRealAsWhole(folder);
    }
    return folder.equals(folder.normalize()) && goTo(folder);
  }

  private boolean isRealAsWhole(Path folder) throws IOException {
    Object key = key(folder);
    boolean real = folder.toRealPath().equals(folder);
    way.clear();
    if (real && key != null) {
      way.addLast(new Known(folder, key));
    }
    return real;
  }

  /// Goes there from the last folder, or from the top.
  private boolean goTo(Path folder) throws IOException {
    Path top = folder.getRoot();
    if (top == null || way.isEmpty() && !enter(top)) {
      return false;
    }
    for (int names = way.getLast().path.getNameCount(); names < folder.getNameCount(); names++) {
      if (!enter(way.getLast().path.resolve(folder.getName(names)))) {
        return false;
      }
    }
    return true;
  }

  /// Looks at the folder first and then at the one above it: so it was looked at in that one, and
  /// not behind a link that has taken that one's place.
  private boolean enter(Path folder) throws IOException {
    Object key = key(folder);
    if (key == null) {
      return false;
    }
    Known above = way.peekLast();
    if (above != null && !above.isStillThere()) {
      return forget();
    }
    way.addLast(new Known(folder, key));
    return true;
  }

  private boolean forget() {
    way.clear();
    return false;
  }

  /// Null if it is no folder, or if the file system has no keys.
  private static @Nullable Object key(Path folder) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return found.isDirectory() ? found.fileKey() : null;
  }
}
