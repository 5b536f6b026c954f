package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Deletes files, or folders with all that is in them. Links are deleted, never followed.
public final class Removal {
  /// Each level is held open while what is in it is deleted.
  private static final int DEEPEST = 250;

  private static final int MOST_FAILURES = 1000;
  private static final int SHOWN = 3;

  /// How the folder is called by who wants it deleted.
  private final String shown;

  private final BooleanSupplier unwanted;
  private final List<FileException> failures = new ArrayList<>();
  private int failed;
  private int deleted;

  private Removal(String shown, BooleanSupplier unwanted) {
    this.shown = shown;
    this.unwanted = unwanted;
  }

  /// What is done to something in a folder.
  private interface Deed {
    void in(Level folder, Path name) throws IOException;
  }

  /// Deletes a file, a link or an empty folder.
  ///
  /// @throws FileException `NOT_EMPTY`, `MISSING` and others
  public static void one(Confined root, String relative) {
    at(
        root,
        relative,
        (folder, name) -> {
          if (folder.look(name).isDirectory()) {
            folder.deleteFolder(name);
          } else {
            folder.deleteFile(name);
          }
        });
  }

  /// Deletes a folder with all that is in it, as far as that is possible.
  ///
  /// @param shown how the folder is called by who wants it deleted
  /// @param unwanted asked again and again; true ends it where it is
  /// @throws FileException `INCOMPLETE` if something could not be deleted, `NO_FOLDER` and others
  public static void all(Confined root, String relative, String shown, BooleanSupplier unwanted) {
    Removal removal = new Removal(shown, unwanted);
    at(root, relative, removal::folder);
    removal.complain();
  }

  private static void at(Confined root, String relative, Deed deed) {
    Path path = root.existing(relative);
    try (Level base = Level.of(root.base())) {
      down(base, root.base().relativize(path), deed);
    } catch (IOException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  private static void down(Level folder, Path way, Deed deed) throws IOException {
    Path name = way.getName(0);
    if (way.getNameCount() == 1) {
      deed.in(folder, name);
      return;
    }
    try (Level next = folder.enter(name)) {
      down(next, way.subpath(1, way.getNameCount()), deed);
    }
  }

  private void folder(Level above, Path name) throws IOException {
    BasicFileAttributes found = above.look(name);
    if (!found.isDirectory()) {
      throw DiskFailures.make(
          Reason.NO_FOLDER,
          shown,
          "it is a %s, not a folder: delete it as one"
              .formatted(found.isSymbolicLink() ? "link" : "file"));
    }
    delete(above, name, shown, 0);
  }

  private void delete(Level above, Path name, String path, int depth) {
    try {
      if (!above.look(name).isDirectory()) {
        above.deleteFile(name);
      } else if (depth == DEEPEST) {
        throw DiskFailures.make(
            Reason.IO, path, "it lies more than " + DEEPEST + " folders deep: delete it first");
      } else {
        deleteFolder(above, name, path, depth);
      }
      deleted++;
    } catch (NoSuchFileException gone) {
      // Somebody else has deleted it.
    } catch (IOException e) {
      failed(DiskFailures.of(e, path));
    } catch (FileException e) {
      failed(e);
    }
  }

  private void deleteFolder(Level above, Path name, String path, int depth) throws IOException {
    int before = failed;
    try (Level folder = above.enter(name)) {
      for (Path each : folder.names()) {
        if (unwanted.getAsBoolean()) {
          throw DiskFailures.make(
              Reason.INCOMPLETE, path, "nobody waits for its deletion any more: delete it again");
        }
        delete(folder, each, path + "/" + each, depth + 1);
      }
    }
    try {
      above.deleteFolder(name);
    } catch (DirectoryNotEmptyException e) {
      if (failed == before) {
        throw e;
      }
    }
  }

  private void failed(FileException failure) {
    failed++;
    if (failures.size() < MOST_FAILURES) {
      failures.add(failure);
    }
  }

  private void complain() {
    if (failed > 0) {
      String first =
          failures.stream()
              .limit(SHOWN)
              .map(FileException::getMessage)
              .collect(Collectors.joining("; "));
      throw new FileException(
          Reason.INCOMPLETE,
          shown,
          "%s: %d of %d could not be deleted: %s%s"
              .formatted(
                  DiskFailures.quoted(shown),
                  failed,
                  failed + deleted,
                  first,
                  failed > SHOWN ? "; …" : ""),
          Outcome.EXECUTED,
          failures);
    }
  }
}
