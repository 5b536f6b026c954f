package dev.hawser.tool.files;

import java.nio.file.Path;

/// What the user may write for a place: a path of the other end may have a colon before it, as in
/// `:photos`, and a place that ends with a slash means: into it.
final class Places {
  private Places() {}

  /// Whether it is marked as one of the other end.
  static boolean isRemote(String place) {
    return place.startsWith(":");
  }

  /// A path of the other end without its mark.
  static String remote(String place) {
    return isRemote(place) ? place.substring(1) : place;
  }

  /// The last name of a path of the other end; empty for what is granted as a whole.
  static String nameOfRemote(String path) {
    String bare = withoutSlash(path);
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /// The last name of a path of this end.
  static String nameOfLocal(String path) {
    Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /// Whether something is to go into it.
  static boolean isInto(String place) {
    return place.isEmpty() || place.endsWith("/");
  }

  /// A path of the other end, of something in a folder.
  static String below(String folder, String name) {
    String bare = withoutSlash(folder);
    if (bare.isEmpty()) {
      return folder.startsWith("/") ? "/" + name : name;
    }
    return name.isEmpty() ? bare : bare + "/" + name;
  }

  private static String withoutSlash(String path) {
    return path.replaceFirst("/+$", "");
  }
}
