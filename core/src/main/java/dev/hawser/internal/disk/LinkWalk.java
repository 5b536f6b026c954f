package dev.hawser.internal.disk;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Finds out where a path really ends, as the operating system would, but also if nothing is there
/// yet: names that do not exist are taken as they are, and links to nowhere lead where they would.
final class LinkWalk {
  /// As many links as Linux follows.
  private static final int MOST_LINKS = 40;

  private final Deque<Path> ahead = new ArrayDeque<>();
  private Path at;
  private int links;

  private LinkWalk(Path at) {
    this.at = at;
  }

  /// Where an absolute path ends.
  ///
  /// @throws FileSystemLoopException if links lead in a circle
  static Path end(Path absolute) throws IOException {
    LinkWalk walk = new LinkWalk(absolute.getRoot());
    walk.take(absolute);
    while (!walk.ahead.isEmpty()) {
      walk.step(walk.ahead.pop());
    }
    return walk.at;
  }

  /// Puts the names of a path before those that are still ahead.
  private void take(Path path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      ahead.push(path.getName(i));
    }
  }

  private void step(Path name) throws IOException {
    switch (name.toString()) {
      case "", "." -> {}
      case ".." -> {
        Path above = at.getParent();
        at = above == null ? at : above;
      }
      default -> enter(at.resolve(name));
    }
  }

  private void enter(Path next) throws IOException {
    if (!Files.isSymbolicLink(next)) {
      at = next;
      return;
    }
    if (++links > MOST_LINKS) {
      throw new FileSystemLoopException(next.toString());
    }
    Path target = Files.readSymbolicLink(next);
    if (target.isAbsolute()) {
      at = target.getRoot();
    }
    take(target);
  }
}
