package dev.hawser.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.PermissionException;
import dev.hawser.internal.time.HeldTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Of a source that cannot be read as it was found")
@DisabledOnOs(OS.WINDOWS)
class BadSourcesTest {
  private static final int MIDDLING = 300_000;
  private static final int LARGE = 2 << 20;
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  /// What happens to a file that is transferred.
  private enum Change {
    VANISHED(Reason.MISSING, "no such file") {
      @Override
      void happen(Path file) throws IOException {
        Files.delete(file);
      }
    },
    GROWN(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        var _ = Files.write(file, new byte[1], StandardOpenOption.APPEND);
      }
    },
    SHRUNK(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        var _ = Files.write(file, new byte[1]);
      }
    },
    REWRITTEN(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        var _ = Files.write(file, new byte[(int) Files.size(file)]);
        var _ = Files.setLastModifiedTime(file, FileTime.from(1_000_000_000, TimeUnit.SECONDS));
      }
    },
    REPLACED(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        Path other = Files.write(file.resolveSibling("other"), new byte[(int) Files.size(file)]);
        var _ = Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        var _ = Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    BECAME_LINK(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        Files.delete(file);
        var _ = Files.createSymbolicLink(file, Path.of("GROWN"));
      }
    },
    BECAME_PIPE(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws Exception {
        Files.delete(file);
        Specials.pipe(file);
      }
    },
    BECAME_FOLDER(Reason.CHANGED, "transfer it again") {
      @Override
      void happen(Path file) throws IOException {
        Files.delete(file);
        var _ = Files.createDirectory(file);
      }
    };

    private final Reason reason;
    private final String advice;

    Change(Reason reason, String advice) {
      this.reason = reason;
      this.advice = advice;
    }

    abstract void happen(Path file) throws Exception;
  }

  private final HeldTime time = new HeldTime();
  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
    time.close();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each file that was changed before its turn came is named, and all others arrive")
  void changedBefore(Way way) throws Exception {
    Path tree = FileLab.folder(way.from(lab).resolve("tree"));
    for (Change change : Change.values()) {
      FileLab.file(tree.resolve("sub/" + change), MIDDLING);
    }
    FileLab.file(tree.resolve("sub/good"), MIDDLING);
    FileLab.file(tree.resolve("small"), 10);
    Transfer transfer = way.folder(lab, "tree", "copy", DEFAULTS);
    transfer.pause();
    FileLab.until("all are found", () -> transfer.progress().counted());
    for (Change change : Change.values()) {
      change.happen(tree.resolve("sub/" + change));
    }
    transfer.resume();
    Map<String, FileException> failures = Aftermath.failures(transfer);
    assertThat(failures).hasSize(Change.values().length - 1);
    for (Change change : Change.values()) {
      if (change != Change.REPLACED) {
        FileException failure = requireNonNull(failures.get("sub/" + change), change.name());
        assertThat(failure).as("%s", change).hasMessageContaining(change.advice);
        assertThat(failure.reason()).as("%s", change).isEqualTo(change.reason);
      }
    }
    assertThat(FileLab.content(way.to(lab).resolve("copy")).keySet())
        .containsExactly("", "small", "sub", "sub/REPLACED", "sub/good");
    assertThat(way.to(lab).resolve("copy/sub/good"))
        .hasSameBinaryContentAs(tree.resolve("sub/good"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each file that was changed while it was read is named, and nothing of it stays")
  void changedMeanwhile(Way way) throws Exception {
    holdTime();
    TransferOptions slow = DEFAULTS.rateLimit(LARGE / 2);
    Map<Change, Transfer> transfers = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      Path file = FileLab.file(way.from(lab).resolve(change.name()), LARGE);
      Transfer transfer = way.file(lab, change.name(), "copy of " + change, slow);
      time.passUntil("some has arrived", () -> transfer.progress().bytes() > 0);
      change.happen(file);
      transfers.put(change, transfer);
    }
    time.goOn();
    for (Change change : Change.values()) {
      assertThat(Aftermath.failure(requireNonNull(transfers.get(change))))
          .as("%s", change)
          .hasMessageContaining(change.name())
          .hasMessageContaining(change.advice)
          .extracting(FileException::reason)
          .isEqualTo(change.reason);
    }
    FileLab.until("nothing stays", () -> way.to(lab).toFile().list().length == 0);
  }

  /// A lab in place of the usual one, where time stands still.
  private void holdTime() {
    lab.close();
    lab = new FileLab(lab.near.resolve("held"), time);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a changed file arrives when it is transferred again")
  void again(Way way) throws Exception {
    holdTime();
    Path file = FileLab.file(way.from(lab).resolve("f"), LARGE);
    Transfer transfer = way.file(lab, "f", "f", DEFAULTS.rateLimit(LARGE));
    time.passUntil("some has arrived", () -> transfer.progress().bytes() > 0);
    transfer.pause();
    Change.REWRITTEN.happen(file);
    transfer.resume();
    time.goOn();
    assertThat(Aftermath.failure(transfer).reason()).isEqualTo(Reason.CHANGED);
    assertThat(Aftermath.success(way.file(lab, "f", "f", DEFAULTS)).files()).hasSize(1);
    assertThat(way.to(lab).resolve("f")).hasSameBinaryContentAs(file);
    assertThat(FileLab.names(way.to(lab))).containsExactly("f");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("pipes, sockets and devices in a folder are named and not read; all else arrives")
  void specialsWithin(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    Map<String, Object> expected = FileLab.content(tree);
    Specials.pipe(tree.resolve("deep/pipe"));
    Specials.socket(tree.resolve("s"));
    boolean device = Specials.device(tree.resolve("many/device"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(failures).containsKeys("deep/pipe", "s").hasSize(device ? 3 : 2);
    assertThat(failures.values())
        .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_FILE));
    assertThat(FileLab.content(way.to(lab).resolve("copy"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a pipe, a socket, or a link to one is refused at once, by all methods")
  void specials(Way way) throws Exception {
    Specials.pipe(way.from(lab).resolve("pipe"));
    Specials.socket(way.from(lab).resolve("socket"));
    Files.createSymbolicLink(way.from(lab).resolve("link"), Path.of("pipe"));
    for (String name : new String[] {"pipe", "socket", "link"}) {
      for (Transfer transfer :
          new Transfer[] {
            way.file(lab, name, "copy", DEFAULTS), way.folder(lab, name, "copy", DEFAULTS)
          }) {
        FileException failure = Aftermath.failure(transfer);
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.NO_FILE);
        assertThat(failure).hasMessageContaining(name).hasMessageContaining("device");
      }
    }
    assertThat(FileLab.names(way.to(lab))).isEmpty();
  }

  @Test
  @DisplayName("a device is not read, here or there")
  void devices() throws Exception {
    Path zero = Path.of("/dev/zero");
    assertThatThrownBy(() -> lab.files().put(zero, "x"))
        .isInstanceOfSatisfying(
            FileException.class, e -> Aftermath.about(Reason.NO_FILE, "/dev/zero", e));
    assertThatThrownBy(() -> lab.files().get("/dev/zero", lab.near.resolve("x")))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("/dev/zero");
    Files.createSymbolicLink(lab.far.resolve("z"), zero);
    assertThatThrownBy(() -> lab.files().get("z", lab.near.resolve("x")))
        .isInstanceOfSatisfying(FileException.class, e -> Aftermath.about(Reason.OUTSIDE, "z", e));
    assertThat(FileLab.names(lab.near)).isEmpty();
    assertThat(FileLab.names(lab.far)).containsExactly("z");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("what this process may not read is named, and all else arrives")
  void unreadable(Way way) throws Exception {
    Path tree = FileLab.tree(way.from(lab).resolve("tree"));
    Specials.locked(FileLab.file(tree.resolve("many/secret"), MIDDLING));
    FileLab.file(tree.resolve("closed/f"), 1);
    Path closed = Specials.locked(tree.resolve("closed"));
    Map<String, FileException> failures =
        Aftermath.failures(way.folder(lab, "tree", "copy", DEFAULTS));
    assertThat(failures).containsOnlyKeys("many/secret", "closed");
    assertThat(failures.values())
        .allSatisfy(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.DENIED);
          assertThat(failure).hasMessageContaining("check owner and permissions");
        });
    assertThat(way.to(lab).resolve("copy/many/file-9")).hasSize(900);
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwx------");
    var _ = Files.setPosixFilePermissions(closed, open);
    var _ = Files.setPosixFilePermissions(way.to(lab).resolve("copy/closed"), open);
    assertThat(Aftermath.hidden(way.to(lab))).isEmpty();
    FileException single = Aftermath.failure(way.file(lab, "tree/many/secret", "single", DEFAULTS));
    assertThat(single.reason()).isEqualTo(Reason.DENIED);
    assertThat(single).hasMessageContaining("secret");
  }
}
