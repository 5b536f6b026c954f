package dev.hawser.file;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;

/// The files of the other end, as far as it grants them ({@link
/// dev.hawser.security.Permission#files}).
///
/// ```java
/// client.files().put(Path.of("a.jpg"), "in/a.jpg");
/// client.files().getFolder("results", Path.of("results"));
/// ```
///
/// **Paths there** are written with `/`. A relative one is below the folder that was granted; if
/// several were, below the first. Who may do everything has the working directory of the other
/// process instead. An absolute path must lead into a granted folder. `..` is refused, and so are
/// links that lead out.
///
/// **A transfer** writes each file beside its place, under a hidden name, and renames it when all
/// of it has arrived and was checked: whoever reads sees the old file or the new one, never half a
/// file. Files that are there already are left alone; of changed ones only changed blocks travel.
/// Times and permissions come along; owners do not.
///
/// **When the connection is lost** everything here goes on when the session does. When a session
/// ends, or a process is killed, the same transfer made again goes on from what has arrived.
///
/// Methods that wait throw {@link dev.hawser.FileException} for what is wrong with files, {@link
/// dev.hawser.PermissionException} if the other end does not permit it, and `CancellationException`
/// if the waiting thread is interrupted, which cancels the transfer. Safe for use by many threads.
public interface RemoteFiles {
  // ---- one file ----

  /// Gets a file into the working directory, under its own name.
  default TransferResult get(String remote) {
    return get(remote, Path.of(""));
  }

  /// Gets a file. Missing folders are made.
  ///
  /// @param local where to; an existing folder means: into it
  default TransferResult get(String remote, Path local) {
    return get(remote, local, TransferOptions.defaults());
  }

  /// As {@link #get(String, Path)}.
  TransferResult get(String remote, Path local, TransferOptions options);

  /// As {@link #get(String, Path)}, without waiting.
  Transfer getAsync(String remote, Path local, TransferOptions options);

  /// Puts a file into the granted folder, under its own name.
  default TransferResult put(Path local) {
    return put(local, "");
  }

  /// Puts a file. Missing folders are made.
  ///
  /// @param remote where to; an existing folder, or a path that ends with `/`, means: into it
  default TransferResult put(Path local, String remote) {
    return put(local, remote, TransferOptions.defaults());
  }

  /// As {@link #put(Path, String)}.
  TransferResult put(Path local, String remote, TransferOptions options);

  /// As {@link #put(Path, String)}, without waiting.
  Transfer putAsync(Path local, String remote, TransferOptions options);

  // ---- folders ----

  /// Gets a folder into the working directory, under its own name.
  default TransferResult getFolder(String remote) {
    String path = remote.replaceAll("/+$", "");
    return getFolder(remote, Path.of(path.substring(path.lastIndexOf('/') + 1)));
  }

  /// Gets a folder with all that is in it.
  ///
  /// @param local the folder that becomes like it, whether it is there already or not
  default TransferResult getFolder(String remote, Path local) {
    return getFolder(remote, local, TransferOptions.defaults());
  }

  /// As {@link #getFolder(String, Path)}.
  TransferResult getFolder(String remote, Path local, TransferOptions options);

  /// As {@link #getFolder(String, Path)}, without waiting.
  Transfer getFolderAsync(String remote, Path local, TransferOptions options);

  /// Puts a folder into the granted one, under its own name.
  default TransferResult putFolder(Path local) {
    return putFolder(local, String.valueOf(local.toAbsolutePath().normalize().getFileName()));
  }

  /// Puts a folder with all that is in it.
  ///
  /// @param remote the folder that becomes like it, whether it is there already or not
  default TransferResult putFolder(Path local, String remote) {
    return putFolder(local, remote, TransferOptions.defaults());
  }

  /// As {@link #putFolder(Path, String)}.
  TransferResult putFolder(Path local, String remote, TransferOptions options);

  /// As {@link #putFolder(Path, String)}, without waiting.
  Transfer putFolderAsync(Path local, String remote, TransferOptions options);

  // ---- what would be done ----

  /// What getting a file or folder would do.
  TransferPlan planGet(String remote, Path local, TransferOptions options);

  /// What putting a file or folder would do.
  TransferPlan planPut(Path local, String remote, TransferOptions options);

  // ---- one file, in parts ----

  /// Opens a file for reading and writing parts, as `Files.newByteChannel` does: `READ`, `WRITE`,
  /// `CREATE`, `CREATE_NEW`, `TRUNCATE_EXISTING` and `APPEND` are understood. What is written is in
  /// the file at once: others see it half done.
  ///
  /// The channel lives as long as the session; reads and writes wait for a lost connection. Who
  /// reads on where the last read ended may get what was in the file up to a second ago. A file
  /// with several names (hard links) is not written in place.
  ///
  /// @throws IllegalArgumentException for other options, and for those that contradict each other
  SeekableByteChannel open(String remote, OpenOption... options);

  /// Opens a file for reading from its beginning. What comes next is fetched ahead.
  InputStream newInputStream(String remote);

  /// Opens a file to be written. It gets its name when the stream is closed; if the stream is never
  /// closed, or the session ends, everything stays as it was.
  OutputStream newOutputStream(String remote);

  // ---- the folders there ----

  /// What there is in a folder, by name.
  List<FileEntry> list(String remote);

  /// What there is under a path; a link itself, not where it leads.
  FileEntry stat(String remote);

  /// Deletes a file, a link or an empty folder.
  void delete(String remote);

  /// Deletes a folder with all that is in it. Links are deleted, not followed.
  ///
  /// @throws dev.hawser.FileException with `INCOMPLETE` if something in it cannot be deleted;
  ///   everything else is
  void deleteFolder(String remote);

  /// Moves or renames a file, a link or a folder, within a file system. Its new folder must exist.
  /// Links in a folder are moved as they are.
  ///
  /// It takes the permissions to read and to write what is moved, and to write where it goes.
  ///
  /// @throws dev.hawser.FileException with `EXISTS` if there is something already
  void move(String from, String to);

  /// Makes a folder, with all above it. Does nothing if it is there.
  void createFolder(String remote);
}
