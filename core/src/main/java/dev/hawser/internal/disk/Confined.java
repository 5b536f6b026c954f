package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder that nothing leads out of.
///
/// Paths below it have `/` between their names. Each is checked twice: its names, before the disk
/// is asked, and on the disk, that its folder really lies inside, wherever links may lead. Between
/// a check and what comes of it somebody could put a link in the place of a folder. So whoever has
/// opened or made something calls {@link #recheck} or {@link #recheckMade} before it is used, and
/// never follows a link in the last place ({@link LinkOption#NOFOLLOW_LINKS}).
///
/// Safe for use by many threads.
public final class Confined {
  private static final String LEADS_OUT = "it leads out of the folder through a link";

  /// The folder itself, without links.
  private final Path base;

  /// How the folder is called by those who ask, links and all.
  private final Path called;

  /// Whether links on the way to a file are followed as long as they stay inside.
  private final boolean followsLinks;

  /// The one name in it that was granted; null for all.
  private final @Nullable String only;

  private final RealFolders known = new RealFolders();

  private Confined(Path base, Path called, boolean followsLinks, @Nullable String only) {
    this.base = base;
    this.called = called;
    this.followsLinks = followsLinks;
    this.only = only;
  }

  /// The folder of a transfer, made with all above it if it is missing. Links to it are followed;
  /// links in it are not, so that nothing is written or read through one.
  ///
  /// @param folder chosen at this end, or checked before
  public static Confined folder(Path folder) {
    try {
      Path made = Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
      return real(made, false, null);
    } catch (FileAlreadyExistsException e) {
      throw DiskFailures.of(new NotDirectoryException(folder.toString()), folder.toString());
    } catch (IOException e) {
      throw DiskFailures.of(e, folder.toString());
    }
  }

  /// As {@link #folder}, for one that must be there already.
  public static Confined existingFolder(Path folder) {
    return real(folder, false, null);
  }

  /// A folder that was granted; links in it are followed as long as they stay in it.
  static Confined granted(Path folder) {
    return real(folder, true, null);
  }

  /// The folder of a single path that was granted, and that is no folder or not there yet. No other
  /// name in it is of any use; and no link can be made, which would stand for more than was
  /// granted.
  static Confined grantedPath(Path folder, String only) {
    return real(folder, false, only);
  }

  private static Confined real(Path folder, boolean followsLinks, @Nullable String only) {
    try {
      Path base = folder.toRealPath();
      if (!Files.isDirectory(base)) {
        throw DiskFailures.make(
            Reason.NO_FOLDER, folder.toString(), "it is no folder, and a folder is needed");
      }
      return new Confined(base, folder.toAbsolutePath().normalize(), followsLinks, only);
    } catch (IOException e) {
      throw DiskFailures.of(e, folder.toString());
    }
  }

  /// The folder, without links.
  public Path base() {
    return base;
  }

  /// How a path that lies in the folder by its names is called below it; empty for the folder.
  ///
  /// @param path absolute; it may be there or not
  public String relative(Path path) {
    Path from = path.startsWith(called) ? called : base;
    if (!path.startsWith(from)) {
      throw PathText.outside(path.toString(), "it is not in '" + called + "'");
    }
    return from.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /// Where something is to be found. Its folder exists and is inside; it may be missing itself, or
  /// be a link, which must not be followed.
  public Path existing(String relative) {
    List<String> names = names(relative);
    if (names.isEmpty()) {
      return realFolder(base, relative);
    }
    Path real = realFolder(folderOf(names), relative);
    requireFolder(real, relative);
    return real.resolve(names.getLast());
  }

  private List<String> names(String relative) {
    List<String> names = PathText.names(relative);
    if (only != null && (names.isEmpty() || !names.getFirst().equals(only))) {
      throw PathText.outside(
          relative, "only " + DiskFailures.quoted(only) + " is granted in that folder");
    }
    return names;
  }

  private Path folderOf(List<String> names) {
    return base.resolve(String.join("/", names.subList(0, names.size() - 1)));
  }

  /// Where something is to be made: its folder exists and is inside.
  public Path target(String relative) {
    return existing(relative);
  }

  /// As {@link #target}, in a folder that was looked at just before.
  ///
  /// @param other what {@link #target} gave for another name in the same folder
  Path targetBeside(Path other, String relative) {
    return other.resolveSibling(names(relative).getLast());
  }

  /// Where something really is: a link in the last place is followed as well, if links are.
  ///
  /// @throws FileException also if nothing is there
  public Path followed(String relative) {
    return realFolder(existing(relative), relative);
  }

  /// A folder in this one, for a transfer: links in it are not followed.
  public Confined enter(String relative) {
    if (isForOne(relative)) {
      return this;
    }
    Confined entered = existingFolder(followed(relative));
    inside(entered.base, relative);
    return entered;
  }

  /// As {@link #enter}, but the folder, and those on the way, are made if they are missing.
  public Confined makeAndEnter(String relative) {
    if (isForOne(relative)) {
      return this;
    }
    Confined entered = existingFolder(makeFolder(relative));
    inside(entered.base, relative);
    return entered;
  }

  /// Whether it is this folder itself, of which one name was granted: links are not followed then,
  /// and all other names are refused.
  private boolean isForOne(String relative) {
    return only != null && relative.isEmpty();
  }

  /// Makes a folder and those on the way, unless they exist.
  ///
  /// @return where it really is
  public Path makeFolder(String relative) {
    Path folder = realFolder(base, relative);
    for (String name : names(relative)) {
      folder = makeOne(folder.resolve(name), relative);
    }
    return folder;
  }

  private Path makeOne(Path folder, String relative) {
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(folder);
        recheckMade(folder);
      }
    } catch (FileAlreadyExistsException somebodyElseMadeIt) {
      // Whatever it is, it is looked at next.
    } catch (IOException e) {
      throw failure(e, folder, relative);
    }
    Path real = realFolder(folder, relative);
    requireFolder(real, relative);
    return real;
  }

  private static void requireFolder(Path path, String relative) {
    if (!Files.isDirectory(path)) {
      throw DiskFailures.make(
          Reason.NO_FOLDER, relative, "a file is where a folder is needed: delete or move it");
    }
  }

  /// Makes sure that what was just opened is still inside, whatever has become of its folder.
  ///
  /// @param path from {@link #existing} or {@link #target}, or made of names below {@link #base}
  /// @throws FileException with `OUTSIDE` if it is not, with `MISSING` if it is gone
  public void recheck(Path path) {
    recheckFolder(path);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      String relative = relative(path);
      throw DiskFailures.of(new NoSuchFileException(relative), relative);
    }
  }

  /// As {@link #recheck}, for who looks himself at what he has opened.
  void recheckFolder(Path path) {
    Path folder = path.getParent();
    var _ = realFolder(path.equals(base) || folder == null ? base : folder, relative(path));
  }

  /// As {@link #recheck}, for something that was just made and that did not exist before. If it was
  /// made elsewhere it is deleted there, unless something is in it already.
  public void recheckMade(Path path) {
    try {
      recheck(path);
    } catch (FileException e) {
      deleteIfEmpty(path);
      throw e;
    }
  }

  private static void deleteIfEmpty(Path path) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile() || found.size() == 0) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // It is gone, or a folder that somebody uses already.
    }
  }

  /// Whether a link would lead out, now or whatever else is made or replaced in the folder later.
  /// So a target must be relative, and go up before it goes down, if at all.
  ///
  /// @param relative where the link is or would be
  /// @param target where it leads, as written in it
  public boolean leadsOut(String relative, String target) {
    if (only != null || leadsOutByName(relative, target)) {
      return true;
    }
    try {
      Path folder = LinkWalk.end(folderOf(names(relative)));
      int depth = folder.getNameCount() - base.getNameCount();
      return !folder.startsWith(base)
          || PathText.climbs(target) > depth
          || !LinkWalk.end(folder.resolve(target)).startsWith(base);
    } catch (FileSystemLoopException leadsNowhere) {
      return false;
    } catch (IOException nobodyKnows) {
      return true;
    } catch (InvalidPathException e) {
      throw DiskFailures.of(e, relative);
    }
  }

  /// As {@link #leadsOut}, for a folder that does not exist yet.
  static boolean leadsOutByName(String relative, String target) {
    List<String> names = PathText.names(relative);
    return names.isEmpty()
        || PathText.isAbsolute(target)
        || PathText.climbs(target) > names.size() - 1;
  }

  /// Opens a file where it is, for reading or for writing in place. Never a link, a folder, or what
  /// would block or has a meaning of its own, as pipes and devices.
  ///
  /// @param path from {@link #existing} or {@link #followed}
  /// @param options `READ`, `WRITE`, `CREATE`, `CREATE_NEW`, `TRUNCATE_EXISTING`, `APPEND`
  public FileChannel open(Path path, Set<? extends OpenOption> options) {
    return new Opening(this, path, relative(path), options).open();
  }

  /// The folder without links, or a file; if it may be used.
  private Path realFolder(Path folder, String relative) {
    try {
      if (folder.startsWith(base) && known.isReal(folder)) {
        return folder;
      }
      Path real = folder.toRealPath();
      inside(real, relative);
      if (!real.equals(folder)) {
        checkLinks(folder, relative);
      }
      return real;
    } catch (IOException e) {
      throw failure(e, folder, relative);
    }
  }

  private void inside(Path real, String relative) {
    if (!real.startsWith(base)) {
      throw PathText.outside(relative, LEADS_OUT);
    }
  }

  /// A path that differs from the real one need not have links: it can differ by case only.
  private void checkLinks(Path path, String relative) {
    for (Path at = path; !followsLinks && at != null && at.startsWith(base); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        throw PathText.outside(
            relative,
            "its way goes through a link, and none is followed here: name the file itself");
      }
    }
  }

  /// What is wrong: a link to what does not exist can lead out as well.
  private FileException failure(IOException e, Path path, String relative) {
    try {
      inside(LinkWalk.end(path), relative);
    } catch (IOException alsoWrong) {
      // Then the first is what to tell.
    }
    return DiskFailures.of(e, relative);
  }
}
