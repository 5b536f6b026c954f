package dev.hawser.internal.file.remote;

import static java.util.Objects.requireNonNull;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.internal.disk.Confined;
import dev.hawser.internal.disk.DiskFailures;
import dev.hawser.internal.disk.Roots;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A place that the other end has named and may use. The disk is asked about it later, on a thread
/// that may wait.
final class Spot {
  private final Roots roots;
  private final String asked;
  private final Path path;
  private @Nullable Confined root;
  private String relative = "";

  /// @param asked as the other end wrote it
  /// @throws FileException if no file can be called that
  Spot(Roots roots, String asked) {
    this.roots = roots;
    this.asked = asked;
    this.path = roots.path(asked);
  }

  /// As the other end wrote it.
  String asked() {
    return asked;
  }

  /// By its names.
  Path path() {
    return path;
  }

  /// What to grant if it is refused.
  Path toGrant() {
    return roots.toGrant(asked);
  }

  /// Finds the granted folder that it is in, on the disk.
  void find() {
    root = roots.confine(path);
    relative = root.relative(path);
  }

  /// The granted folder.
  Confined root() {
    return requireNonNull(root, "root");
  }

  /// Its path below the granted folder.
  String relative() {
    return relative;
  }

  /// As {@link #relative}, for what is not to be done with the granted folder itself.
  String below() {
    if (relative.isEmpty() || path.equals(roots.path(""))) {
      throw DiskFailures.make(
          Reason.DENIED, asked, "the granted folder itself stays as it is: name something in it");
    }
    return relative;
  }

  /// A failure that names the place as the other end does.
  FileException named(FileException failure) {
    for (String name : new String[] {relative, path.toString()}) {
      String start = DiskFailures.quoted(name) + ": ";
      String message = String.valueOf(failure.getMessage());
      if (!name.equals(asked) && failure.path().equals(name) && message.startsWith(start)) {
        return DiskFailures.make(failure.reason(), asked, message.substring(start.length()));
      }
    }
    return failure;
  }
}
