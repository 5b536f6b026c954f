package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskFailuresTest {
  @TempDir Path temp;

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("x"), Reason.MISSING),
        Arguments.of(new FileAlreadyExistsException("x"), Reason.EXISTS),
        Arguments.of(new AccessDeniedException("x"), Reason.DENIED),
        Arguments.of(new DirectoryNotEmptyException("x"), Reason.NOT_EMPTY),
        Arguments.of(new NotDirectoryException("x"), Reason.NO_FOLDER),
        Arguments.of(new NotLinkException("x"), Reason.CHANGED),
        Arguments.of(new FileSystemLoopException("x"), Reason.OUTSIDE),
        Arguments.of(new AtomicMoveNotSupportedException("x", "y", "z"), Reason.IO),
        Arguments.of(system("No space left on device"), Reason.NO_SPACE),
        Arguments.of(new IOException("No space left on device"), Reason.NO_SPACE),
        Arguments.of(system("There is not enough space on the disk"), Reason.NO_SPACE),
        Arguments.of(new IOException("x (No such file or directory)"), Reason.MISSING),
        Arguments.of(system("Disk quota exceeded"), Reason.NO_SPACE),
        Arguments.of(system("File too large"), Reason.NO_SPACE),
        Arguments.of(system("Read-only file system"), Reason.DENIED),
        Arguments.of(system("Operation not permitted"), Reason.DENIED),
        Arguments.of(system("File name too long"), Reason.BAD_NAME),
        Arguments.of(system("Too many levels of symbolic links"), Reason.OUTSIDE),
        Arguments.of(system("Is a directory"), Reason.IS_FOLDER),
        Arguments.of(system("Not a directory"), Reason.NO_FOLDER),
        Arguments.of(system("Directory not empty"), Reason.NOT_EMPTY),
        Arguments.of(system("Text file busy"), Reason.IN_USE),
        Arguments.of(system("Too many open files"), Reason.IO),
        Arguments.of(system("Input/output error"), Reason.IO),
        Arguments.of(new FileSystemException("x"), Reason.IO),
        Arguments.of(new IOException(), Reason.IO));
  }

  private static IOException system(String says) {
    return new FileSystemException("/some/where", null, says);
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  @DisplayName("each exception of the JDK gets its reason, and a message that names the file")
  void reasons(IOException exception, Reason reason) {
    FileException made = DiskFailures.of(exception, "in/a.jpg");
    assertThat(made.reason()).isEqualTo(reason);
    assertThat(made.path()).isEqualTo("in/a.jpg");
    assertThat(made).hasMessageStartingWith("'in/a.jpg': ");
    assertThat(made.outcome()).isEqualTo(Outcome.EXECUTED);
  }

  @Test
  @DisplayName("so do those that the disk really throws")
  void real() throws IOException {
    Files.createDirectories(temp.resolve("folder/inner"));
    Files.createFile(temp.resolve("file"));
    really(Reason.MISSING, () -> Files.delete(temp.resolve("missing")));
    really(Reason.NOT_EMPTY, () -> Files.delete(temp.resolve("folder")));
    really(Reason.NO_FOLDER, () -> Files.createFile(temp.resolve("file/x")));
    really(Reason.NO_FOLDER, () -> Files.newDirectoryStream(temp.resolve("file")).close());
    really(Reason.EXISTS, () -> Files.createDirectory(temp.resolve("file")));
    really(Reason.BAD_NAME, () -> Files.createFile(temp.resolve("n".repeat(300))));
    really(
        Reason.IS_FOLDER,
        () -> FileChannel.open(temp.resolve("folder"), StandardOpenOption.WRITE).close());
  }

  @Test
  @DisplayName("a disk that is full says so in any language")
  void full() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.isWritable(device));
    try (FileChannel full = FileChannel.open(device, StandardOpenOption.WRITE)) {
      really(Reason.NO_SPACE, () -> full.write(ByteBuffer.allocate(1)));
    }
  }

  private static void really(Reason reason, ThrowingCallable what) {
    IOException thrown = catchThrowableOfType(IOException.class, what);
    assertThat(DiskFailures.of(thrown, "x").reason()).as(thrown.toString()).isEqualTo(reason);
  }

  @Test
  @DisplayName("a name that the JDK refuses tells how to start the JVM")
  void invalid() {
    InvalidPathException e = new InvalidPathException("x", "unmappable");
    assertThat(DiskFailures.of(e, "x").reason()).isEqualTo(Reason.BAD_NAME);
    assertThat(DiskFailures.of(e, "x")).hasMessageContaining("LANG=C.UTF-8");
  }

  @Test
  @DisplayName("paths are shown in one line of bounded length, whatever is in them")
  void quoted() {
    assertThat(DiskFailures.quoted("a b/\u00e9")).isEqualTo("'a b/\u00e9'");
    assertThat(DiskFailures.quoted("a\nb\u001b[31m")).isEqualTo("'a\\u000ab\\u001b[31m'");
    assertThat(DiskFailures.quoted("\u202egpj")).isEqualTo("'\\u202egpj'");
    assertThat(DiskFailures.quoted("")).isEqualTo("'.'");
    assertThat(DiskFailures.quoted("x".repeat(5000))).hasSizeLessThan(250).endsWith("…'");
  }
}
