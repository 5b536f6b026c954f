package dev.hawser.internal.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.internal.security.OwnerOnly;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A name table on disk: a line of text for each change, added at the end. When most lines are
/// history the file is replaced by one that has a line for each name.
///
/// A process that is killed while it writes leaves part of a line at the end, which is dropped when
/// the file is opened again. A broken line anywhere else was not left by us, and is refused. A lock
/// on a file beside it keeps other processes out.
public final class NameLog implements NameStore {
  /// What a change survives once it is kept.
  public enum Durability {
    /// The end of this process, however sudden.
    PROCESS,
    /// The end of the machine's power, too: each change waits for the disk.
    POWER
  }

  private static final String FIRST_LINE = "hawser names 1\n";

  /// History is dropped when it has so many lines, and is longer than what counts.
  private static final int MUCH_HISTORY = 1000;

  private final Path file;
  private final Durability durability;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Map<String, Stored> found = new LinkedHashMap<>();
  private FileChannel channel;
  private int lines;

  /// How long the file is, as far as it is whole.
  private long end;

  private NameLog(Path file, Durability durability) throws IOException {
    this.file = file.toAbsolutePath();
    this.durability = durability;
    Path folder = this.file.getParent();
    if (folder != null) {
      OwnerOnly.makeFolder(folder);
    }
    lockFile = OwnerOnly.open(beside(".lock"));
    boolean opened = false;
    try {
      lock = lock(lockFile);
      channel = open();
      opened = true;
    } finally {
      if (!opened) {
        lockFile.close();
      }
    }
  }

  /// Opens a file of names, or begins one.
  ///
  /// @throws IOException if it cannot be used; the message names the file and says why
  public static NameLog open(Path file, Durability durability) throws IOException {
    return new NameLog(file, durability);
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private FileLock lock(FileChannel other) throws IOException {
    try {
      FileLock got = other.tryLock();
      if (got != null) {
        return got;
      }
    } catch (OverlappingFileLockException e) {
      // Somebody in this process has it.
    }
    throw new IOException(
        file + " is in use by another name server: stop that one, or give this one another file");
  }

  // ---- reading ----

  private FileChannel open() throws IOException {
    if (!Files.exists(file)) {
      OwnerOnly.replace(file, FIRST_LINE.getBytes(UTF_8));
    }
    OwnerOnly.check(file);
    byte[] content = Files.readAllBytes(file);
    read(content);
    FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
    if (end < content.length) {
      System.getLogger("dev.hawser")
          .log(
              Level.WARNING,
              "{0} ends in the middle of a line, which is dropped: whoever wrote it was stopped",
              file);
      opened.truncate(end);
    }
    return opened.position(end);
  }

  private void read(byte[] content) throws IOException {
    int number = 0;
    int from = 0;
    for (int to = 0; to < content.length; to++) {
      if (content[to] != '\n') {
        continue;
      }
      number++;
      String line = new String(content, from, to - from, UTF_8);
      try {
        readLine(line, number);
      } catch (IllegalArgumentException e) {
        if (to + 1 == content.length && number > 1) {
          return;
        }
        throw new IOException(
            "%s, line %d: %s; mend the line or remove it".formatted(file, number, e.getMessage()),
            e);
      }
      from = to + 1;
      end = from;
      lines = number - 1;
    }
    if (number == 0) {
      throw new IOException(file + " is no file of names: it does not begin as one does");
    }
  }

  private void readLine(String line, int number) {
    if (number == 1) {
      if (!FIRST_LINE.equals(line + "\n")) {
        throw new IllegalArgumentException(
            "this is no file of names, or another version's: it does not begin with '"
                + FIRST_LINE.strip()
                + "'");
      }
      return;
    }
    switch (NameLine.read(line)) {
      case Change.Put put -> found.put(put.stored().entry().name(), put.stored());
      case Change.Removed removed -> found.remove(removed.name());
    }
  }

  @Override
  public List<Stored> stored() {
    return List.copyOf(found.values());
  }

  // ---- writing ----

  @Override
  public void keep(List<Change> changes) {
    try {
      if (!channel.isOpen()) {
        throw new IOException("it was closed");
      }
      append(changes);
    } catch (IOException e) {
      throw new ClosedException(
          "the names cannot be kept in " + file + ": " + e.getMessage(), Outcome.NOT_SENT, e);
    }
  }

  @Override
  public void tidy(int size, Supplier<List<Stored>> all) {
    if (lines > MUCH_HISTORY && lines > 2 * size) {
      shorten(all.get());
    }
  }

  private void append(List<Change> changes) throws IOException {
    byte[] text =
        changes.stream().map(NameLine::write).collect(Collectors.joining()).getBytes(UTF_8);
    try {
      write(text);
      end += text.length;
      lines += changes.size();
    } finally {
      // After a failure nothing may be left of it.
      if (channel.isOpen() && channel.position() != end) {
        channel.truncate(end).position(end);
      }
    }
  }

  private void write(byte[] text) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(text);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    if (durability == Durability.POWER) {
      channel.force(false);
    }
  }

  /// Replaces the file by one without history. If that fails, the long one goes on.
  private void shorten(List<Stored> all) {
    String text =
        all.stream()
            .map(each -> NameLine.write(new Change.Put(each)))
            .collect(Collectors.joining("", FIRST_LINE, ""));
    try {
      OwnerOnly.replace(file, text.getBytes(UTF_8));
      FileChannel fresh = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.close();
      channel = fresh;
      end = channel.size();
      lines = all.size();
      channel.position(end);
    } catch (IOException e) {
      System.getLogger("dev.hawser").log(Level.WARNING, file + " cannot be made shorter", e);
    }
  }

  @Override
  public void close() {
    try (lockFile;
        lock;
        FileChannel closing = channel) {
      if (closing.isOpen()) {
        closing.force(true);
      }
    } catch (IOException e) {
      System.getLogger("dev.hawser").log(Level.WARNING, file + " cannot be closed", e);
    }
  }
}
