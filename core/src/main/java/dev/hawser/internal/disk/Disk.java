package dev.hawser.internal.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/// What can fail when files are written, so that tests can fill the disk at any byte.
public interface Disk {
  /// The disk of this machine.
  static Disk system() {
    return SystemDisk.ONLY;
  }

  /// Makes a file that was not there, open for reading and writing.
  ///
  /// @param mode its POSIX permission bits, from which the process's default takes some away; -1
  ///   for the default alone
  /// @throws java.nio.file.FileAlreadyExistsException if anything of this name is there
  Content create(Path path, int mode) throws IOException;

  /// Opens a file for reading and writing. A link is refused, not followed.
  Content open(Path path) throws IOException;

  /// Gives a file another name, at once; what had that name is replaced. A link that had it is
  /// replaced itself.
  void move(Path from, Path to) throws IOException;

  /// Deletes a file if there is one.
  void delete(Path path) throws IOException;

  /// Waits until the names in a folder are on the disk, where that is possible.
  void forceFolder(Path folder) throws IOException;

  /// How many bytes can still be stored in a folder; `Long.MAX_VALUE` if nobody knows.
  long usable(Path folder);

  /// What is different after each start of the machine; empty if unknown.
  String boot();

  /// What time it is.
  Instant now();

  /// An open file.
  interface Content extends Closeable {
    /// Writes all that remains in a buffer.
    void write(ByteBuffer bytes, long at) throws IOException;

    /// Reads some bytes; -1 at the end of the file.
    int read(ByteBuffer bytes, long at) throws IOException;

    /// How long it is.
    long size() throws IOException;

    /// Makes it shorter, if it is longer.
    void truncate(long size) throws IOException;

    /// Waits until it is on the disk.
    void force() throws IOException;

    /// Keeps other processes from locking it too, until it is closed. False if one has locked it.
    boolean lock() throws IOException;

    /// Whether it is still open; an interrupt of a thread that reads or writes it closes it.
    boolean isOpen();
  }
}
