package dev.hawser.internal.disk;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one kind of exception, with a reason and a message that says what to do, of all that the
/// JDK throws about files.
///
/// Each is made where the disk is, so what it says became of the operation is certain.
public final class DiskFailures {
  /// A longer path is cut in messages.
  private static final int LONGEST_SHOWN = 200;

  /// What the JDK has no exceptions for, known by the system's words.
  private enum Known {
    MISSING(
        Reason.MISSING,
        "there is no such file or folder: check how it is spelled",
        "No such file or directory"),
    FULL(
        Reason.NO_SPACE,
        "the disk is full: make room there, then do it again",
        "No space left",
        "not enough space on the disk"),
    QUOTA(
        Reason.NO_SPACE,
        "the user's share of the disk is used up: make room there, then do it again",
        "quota exceeded"),
    TOO_LARGE(
        Reason.NO_SPACE, "the file system there holds no files of this size", "File too large"),
    READ_ONLY(
        Reason.DENIED,
        "the file system there is mounted for reading only: choose another folder",
        "Read-only file system"),
    FORBIDDEN(
        Reason.DENIED,
        "the operating system does not let this process do it: check owner and permissions",
        "Operation not permitted",
        "Permission denied"),
    TOO_LONG(
        Reason.BAD_NAME,
        "the name is too long for the file system there: shorten it",
        "File name too long"),
    LINKS(
        Reason.OUTSIDE,
        "it is a link where none is followed, or links lead in a circle: name the file itself",
        "Too many levels of symbolic links",
        "Too many symbolic links"),
    FOLDER(Reason.IS_FOLDER, "it is a folder, and a file is needed", "Is a directory"),
    NO_FOLDER(
        Reason.NO_FOLDER, "what should be a folder on the way there is none", "Not a directory"),
    NOT_EMPTY(
        Reason.NOT_EMPTY,
        "the folder is not empty: delete what is in it first",
        "Directory not empty"),
    DEVICE(Reason.NO_FILE, "it is a device or a socket, not a file", "No such device"),
    BUSY(
        Reason.IN_USE,
        "another program uses it: end that one first",
        "busy",
        "used by another process"),
    DESCRIPTORS(
        Reason.IO,
        "this process has too many files open: raise its limit (ulimit -n)",
        "Too many open files");

    private final Reason reason;
    private final String says;
    private final List<String> words;

    Known(Reason reason, String says, String... words) {
      this.reason = reason;
      this.says = says;
      this.words = List.of(words);
    }

    private boolean fits(String message) {
      return words.stream().anyMatch(message::contains)
          || this == FULL && message.contains(LocalWords.FULL);
    }

    static @Nullable Known of(String message) {
      for (Known known : values()) {
        if (known.fits(message)) {
          return known;
        }
      }
      return null;
    }
  }

  /// The system speaks the user's language. How it says that the disk is full must be known in all
  /// of them, and Linux has a device that makes it say so.
  private static final class LocalWords {
    static final String FULL = learned();

    private static String learned() {
      try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
        full.write(ByteBuffer.allocate(1));
      } catch (FileSystemException noSuchDevice) {
        return Known.FULL.words.getFirst();
      } catch (IOException full) {
        return String.valueOf(full.getMessage());
      }
      return Known.FULL.words.getFirst();
    }
  }

  private DiskFailures() {}

  /// What to throw for what the JDK threw.
  ///
  /// @param path the file, as the user named it or relative to the transfer's folder
  public static FileException of(IOException e, String path) {
    return switch (e) {
      case NoSuchFileException _ -> make(path, Known.MISSING);
      case FileAlreadyExistsException _ ->
          make(Reason.EXISTS, path, "it exists already: delete it or choose another name");
      case AccessDeniedException _ -> make(path, Known.FORBIDDEN);
      case DirectoryNotEmptyException _ -> make(path, Known.NOT_EMPTY);
      case NotDirectoryException _ ->
          make(Reason.NO_FOLDER, path, "it is no folder, and a folder is needed");
      case NotLinkException _ -> make(Reason.CHANGED, path, "it was a link and is none any more");
      case FileSystemLoopException _ -> make(path, Known.LINKS);
      case AtomicMoveNotSupportedException _ ->
          make(
              Reason.IO,
              path,
              "it cannot be moved to another file system: copy it and delete the old one");
      default -> other(e, path);
    };
  }

  /// What to throw for a name that this JVM cannot pass to the system.
  public static FileException of(InvalidPathException e, String path) {
    return make(Reason.BAD_NAME, path, NameRules.unwritable(e.getReason()));
  }

  /// An exception about a file; the message names it.
  ///
  /// @param path the file, as the user named it or relative to the transfer's folder
  /// @param says what is wrong with it, and what can be done
  public static FileException make(Reason reason, String path, String says) {
    return new FileException(reason, path, quoted(path) + ": " + says, Outcome.EXECUTED);
  }

  /// A path in quotes, fit for one line of a message whatever is in it. The empty one is shown as
  /// the folder itself.
  public static String quoted(String path) {
    if (path.isEmpty()) {
      return "'.'";
    }
    StringBuilder text = new StringBuilder("'");
    int end = Math.min(path.length(), LONGEST_SHOWN);
    for (int i = 0; i < end; i++) {
      char c = path.charAt(i);
      boolean shown = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
      text.append(shown ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return text.append(end < path.length() ? "…'" : "'").toString();
  }

  private static FileException make(String path, Known known) {
    return make(known.reason, path, known.says);
  }

  private static FileException other(IOException e, String path) {
    String said =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    Known known = Known.of(said);
    return known != null
        ? make(path, known)
        : make(Reason.IO, path, "the disk or the file system failed: " + said);
  }
}
