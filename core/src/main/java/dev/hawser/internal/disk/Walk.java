package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Goes through a folder, depth first, each folder sorted by name. Links are met, never followed.
///
/// Holds the names of the folders that it is in, and nothing else, so that neither depth nor size
/// matter much.
final class Walk {
  /// Who is told what there is. May end the walk by throwing.
  interface Visitor {
    /// Whether something is not even to be looked at.
    boolean leavesOut(String relative);

    /// Something is there. A folder comes before what is in it.
    void found(Entry entry, Path path) throws InterruptedException;

    /// All that is in a folder was found.
    void left(Entry folder) throws InterruptedException;

    /// Something cannot be looked at, or is neither file, folder nor link.
    void failed(FileException failure) throws InterruptedException;
  }

  /// A folder that the walk is in.
  private record Level(Entry folder, Path path, Iterator<String> names) {}

  private final Confined base;
  private final String start;
  private final Visitor visitor;
  private final Deque<Level> levels = new ArrayDeque<>();

  /// @param start where to begin, below the base: a folder, or something else, which is then all
  ///   that is found. Paths are relative to it
  Walk(Confined base, String start, Visitor visitor) {
    this.base = base;
    this.start = start;
    this.visitor = visitor;
  }

  void go() throws InterruptedException {
    visit("", start.isEmpty() ? base.base() : base.existing(start));
    while (!levels.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while looking at a folder");
      }
      Level level = levels.getLast();
      if (level.names.hasNext()) {
        next(level, level.names.next());
      } else {
        levels.removeLast();
        visitor.left(level.folder);
      }
    }
  }

  private void next(Level level, String name) throws InterruptedException {
    String relative = below(level.folder.path(), name);
    if (!visitor.leavesOut(relative)) {
      visit(relative, level.path.resolve(name));
    }
  }

  private void visit(String relative, Path path) throws InterruptedException {
    Entry entry;
    try {
      entry = Attributes.entry(path, relative);
    } catch (FileException failure) {
      if (failure.reason() != Reason.MISSING || relative.isEmpty()) {
        visitor.failed(failure);
      }
      return;
    }
    visitor.found(entry, path);
    if (entry.kind() == Entry.Kind.FOLDER) {
      enter(entry, path);
    }
  }

  private void enter(Entry folder, Path path) throws InterruptedException {
    List<String> names = new ArrayList<>();
    try {
      String place = below(start, folder.path());
      list(place.isEmpty() ? path : base.existing(place), folder.path(), names);
      requireInside(path, folder.path());
    } catch (FileException failure) {
      visitor.failed(failure);
      names.clear();
    }
    Collections.sort(names);
    levels.addLast(new Level(folder, path, names.iterator()));
  }

  /// Somebody may have put a link in the place of the folder, or of one above, meanwhile.
  private void requireInside(Path folder, String relative) {
    base.recheck(folder);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw DiskFailures.make(
          Reason.CHANGED, relative, "the folder was replaced while it was read: do it again");
    }
  }

  private void list(Path folder, String relative, List<String> names) throws InterruptedException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        name(path, relative, names);
      }
    } catch (DirectoryIteratorException e) {
      throw DiskFailures.of(Objects.requireNonNull(e.getCause()), relative);
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  private void name(Path path, String folder, List<String> names) throws InterruptedException {
    try {
      names.add(Attributes.name(path, folder));
    } catch (FileException failure) {
      if (!visitor.leavesOut(failure.path())) {
        visitor.failed(failure);
      }
    }
  }

  /// A path, and a name below it; either may be empty.
  static String below(String folder, String name) {
    return folder.isEmpty() ? name : name.isEmpty() ? folder : folder + "/" + name;
  }

  /// The folder of a path; empty for the base.
  static String parent(String relative) {
    return relative.substring(0, Math.max(0, relative.lastIndexOf('/')));
  }

  /// The last name of a path.
  static String name(String relative) {
    return relative.substring(relative.lastIndexOf('/') + 1);
  }
}
