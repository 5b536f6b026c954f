package dev.hawser.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what with folders and open files.
class OperationPermissionTest {
  @TempDir private Path folder;

  private interface Try {
    void with(RemoteFiles files) throws Exception;
  }

  private void trusting(Trust trust, Try attempt) throws Exception {
    FileLab.file(folder.resolve("far/theirs"), 1000);
    MemoryNetwork network = new MemoryNetwork();
    try (Server server =
            Server.builder().listen(Address.memory("x")).transport(network).trust(trust).open();
        Client client = Client.builder().transport(network).connect(server.address().toString())) {
      attempt.with(client.files());
    }
  }

  private static void assertLacks(Permission missing, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PermissionException.class, e -> assertThat(e.missing()).isEqualTo(missing.toString()))
        .hasMessageContaining(missing.toString());
  }

  @Test
  @DisplayName("who may read looks, lists and reads, and changes nothing")
  void readOnly() throws Exception {
    Path far = FileLab.folder(folder.resolve("far"));
    Permission missing = Permission.files(far.resolve("theirs")).writeOnly();
    trusting(
        Trust.of(Permission.files(far).readOnly()),
        files -> {
          String path = far.resolve("theirs").toString();
          assertThat(files.list("")).hasSize(1);
          assertThat(files.stat("theirs").size()).isEqualTo(1000);
          files.open("theirs").close();
          files.newInputStream("theirs").close();
          assertLacks(missing, () -> files.delete(path));
          assertLacks(missing, () -> files.deleteFolder(path));
          assertLacks(missing, () -> files.createFolder(path));
          assertLacks(missing, () -> files.newOutputStream(path));
          assertLacks(missing, () -> files.open(path, WRITE, CREATE));
          assertThatThrownBy(() -> files.open(path, READ, WRITE))
              .isInstanceOf(PermissionException.class);
          assertThatThrownBy(() -> files.move(path, far.resolve("x").toString()))
              .isInstanceOf(PermissionException.class);
          assertThat(FileLab.names(far)).containsExactly("theirs");
        });
  }

  @Test
  @DisplayName("who may write reads nothing, not even by moving it to where it may be read")
  void writeOnly() throws Exception {
    Path far = FileLab.folder(folder.resolve("far"));
    Path open = FileLab.folder(folder.resolve("open"));
    Permission missing = Permission.files(far.resolve("theirs")).readOnly();
    trusting(
        Trust.of(Permission.files(far).writeOnly(), Permission.files(open)),
        files -> {
          String path = far.resolve("theirs").toString();
          assertLacks(missing, () -> files.stat(path));
          assertLacks(missing, () -> files.list(path));
          assertLacks(missing, () -> files.open(path));
          assertLacks(missing, () -> files.newInputStream(path));
          assertThatThrownBy(() -> files.move(path, open.resolve("mine").toString()))
              .isInstanceOf(PermissionException.class);
          try (OutputStream out = files.newOutputStream("new")) {
            out.write(1);
          }
          files.open("new", WRITE).close();
          files.createFolder("sub");
          files.delete("new");
          assertThat(FileLab.names(far)).containsExactly("sub", "theirs");
        });
  }

  @Test
  @DisplayName("what is granted in both places is moved between them")
  void betweenRoots() throws Exception {
    Path far = FileLab.folder(folder.resolve("far"));
    Path other = FileLab.folder(folder.resolve("other"));
    trusting(
        Trust.of(Permission.files(far), Permission.files(other)),
        files -> {
          files.move("theirs", other.resolve("moved").toString());
          assertThat(other.resolve("moved")).exists();
          assertThat(FileLab.names(far)).isEmpty();
        });
  }

  @Test
  @DisplayName("who was granted no files sees none")
  void nothing() throws Exception {
    trusting(
        Trust.of(Permission.SHARE),
        files -> {
          assertThatThrownBy(() -> files.list("")).isInstanceOf(PermissionException.class);
          assertThatThrownBy(() -> files.stat("/")).isInstanceOf(PermissionException.class);
          assertThatThrownBy(() -> files.open("far/theirs"))
              .isInstanceOf(PermissionException.class);
          assertThat(Files.exists(folder.resolve("far/theirs"))).isTrue();
        });
  }
}
