package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.security.Permission;
import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Where the other end may act on this machine's disk: the folders that a {@link Trust} grants for
/// reading, for writing, or for both.
///
/// ```java
/// Path path = roots.path(requested);                     // by its names only
/// access.requireFile(way, "read file", path.toString(), roots.toGrant(requested).toString());
/// Confined root = roots.confine(path);                   // on the disk
/// FileChannel file = root.open(root.followed(root.relative(path)), Set.of(READ));
/// ```
public final class Roots {
  private final boolean everything;
  private final List<Path> granted;

  /// What the other end may change.
  private final List<Path> writable;

  private final Path start;

  private Roots(boolean everything, List<Path> granted, List<Path> writable, Path start) {
    this.everything = everything;
    this.granted = granted;
    this.writable = writable;
    this.start = start;
  }

  /// What is granted one way.
  ///
  /// @param workingDirectory where relative paths start for whoever may do everything
  public static Roots of(Trust trust, Access way, Path workingDirectory) {
    Path here = workingDirectory.toAbsolutePath().normalize();
    List<Path> granted = granted(trust, way);
    return new Roots(
        trust.isFull(), granted, granted(trust, Access.WRITE), start(granted, trust, here));
  }

  /// Where relative paths start. Even if nothing is granted this way: then the refusal names what
  /// was meant.
  private static Path start(List<Path> granted, Trust trust, Path here) {
    return granted.stream()
        .findFirst()
        .or(() ->
            trust.permissions().stream()
                .filter(permission -> permission.kind() == Kind.FILES)
                .map(permission -> Path.of(permission.pattern()))
                .findFirst())
        .orElse(here);
  }

  private static List<Path> granted(Trust trust, Access way) {
    return trust.permissions().stream()
        .filter(permission -> grants(permission, trust, way))
        .map(permission -> Path.of(permission.pattern()))
        .toList();
  }

  /// For both ways at once, one permission may grant reading and another one writing.
  private static boolean grants(Permission permission, Trust trust, Access way) {
    return permission.kind() == Kind.FILES
        && (way == Access.BOTH || permission.permits(Kind.FILES, way, permission.pattern()))
        && trust.permits(Kind.FILES, way, permission.pattern());
  }

  /// What a request means, by its names alone: relative to the first root, or absolute. It need not
  /// be granted; that is for the permission check, which comes next.
  ///
  /// @throws FileException if the path goes up, is too long, or has a name that this end cannot
  ///   have
  public Path path(String requested) {
    List<String> names = PathText.namesOfRequest(requested);
    Path path = PathText.top(requested, start);
    for (String name : names) {
      path = path.resolve(name);
    }
    return path;
  }

  /// What to grant where a request is refused, so that the same request means the same then: the
  /// folder from which relative paths count, or just what an absolute path names.
  public Path toGrant(String requested) {
    return PathText.top(requested, start).equals(start) ? start : path(requested);
  }

  /// The granted folder that a path is in, or with full trust the whole file system. If no folder
  /// was granted but this very path, it is the folder that the path is in, for nothing but it.
  ///
  /// @param path from {@link #path}
  /// @throws FileException if it is in none, or if links on the way to it lead out; whether it is a
  ///   link itself does not matter here
  public Confined confine(Path path) {
    Path root = rootOf(path);
    Confined confined = confined(root);
    Path folder = path.getParent();
    try {
      boolean leadsOut =
          folder != null && !path.equals(root) && !LinkWalk.end(folder).startsWith(confined.base());
      if (leadsOut) {
        throw PathText.outside(
            path.toString(), "it leads out of the granted folder through a link");
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, path.toString());
    }
    return confined;
  }

  /// The innermost, as it may be there for what is refused in the others.
  private Path rootOf(Path path) {
    return everything
        ? path.getRoot()
        : granted.stream()
            .filter(path::startsWith)
            .max(Comparator.comparingInt(Path::getNameCount))
            .orElseThrow(() -> PathText.outside(path.toString(), "it is in no granted folder"));
  }

  private Confined confined(Path root) {
    Path above = root.getParent();
    Path name = root.getFileName();
    if (Files.isDirectory(root) || above == null || name == null) {
      checkLinks(root);
      return Confined.granted(root);
    }
    if (!Files.isDirectory(above)) {
      throw DiskFailures.make(
          Reason.MISSING,
          root.toString(),
          "the granted folder does not exist: make it there, or grant another one");
    }
    checkLinks(above);
    return Confined.grantedPath(above, name.toString());
  }

  /// A granted folder may lie behind a link, but not behind one that the other end can have made:
  /// who may write one folder, and read another one in it, could make that lead to what nobody
  /// granted for reading.
  private void checkLinks(Path root) {
    try {
      for (Path outer : writable) {
        boolean within = root.startsWith(outer) && !root.equals(outer);
        if (within
            && !root.toRealPath().equals(outer.toRealPath().resolve(outer.relativize(root)))) {
          throw PathText.outside(
              root.toString(),
              "it goes through a link in another granted folder: grant the folder that it leads"
                  + " to");
        }
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, root.toString());
    }
  }
}
