package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may transfer what.
class TransferPermissionTest {
  @TempDir private Path folder;

  private interface Try {
    void with(RemoteFiles files, Path near, Path far) throws Exception;
  }

  private void trusting(Permission permission, Try attempt) throws Exception {
    Path near = FileLab.folder(folder.resolve("near"));
    Path far = FileLab.folder(folder.resolve("far"));
    FileLab.file(near.resolve("mine"), 1000);
    FileLab.file(far.resolve("theirs"), 1000);
    MemoryNetwork network = new MemoryNetwork();
    try (Server server =
            Server.builder()
                .listen(Address.memory("files"))
                .transport(network)
                .trust(Trust.of(permission))
                .open();
        Client client = Client.builder().transport(network).connect(server.address().toString())) {
      attempt.with(client.files(), near, far);
    }
  }

  private static AbstractThrowableAssert<?, ?> assertLacks(
      Permission missing, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PermissionException.class, e -> assertThat(e.missing()).isEqualTo(missing.toString()))
        .hasMessageContaining("Server.builder().trust(")
        .hasMessageContaining(missing.toString());
  }

  @Test
  @DisplayName("who may only read puts nothing, and nothing is touched")
  void readOnly() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(far).readOnly(),
        (files, near, _) -> {
          assertLacks(
              Permission.files(far).writeOnly(), () -> files.put(near.resolve("mine"), "sub/x"));
          assertLacks(
              Permission.files(far.resolve("f")).writeOnly(),
              () -> files.putFolder(near, far.resolve("f").toString()));
          assertThat(FileLab.names(far)).containsExactly("theirs");
          assertThat(files.get("theirs", near.resolve("got")).files()).hasSize(1);
        });
  }

  @Test
  @DisplayName("who may only write gets nothing, and makes nothing here for it")
  void writeOnly() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(far).writeOnly(),
        (files, near, _) -> {
          assertLacks(
              Permission.files(far).readOnly(), () -> files.get("theirs", near.resolve("new/got")));
          assertLacks(
              Permission.files(far).readOnly(), () -> files.getFolder("", near.resolve("copy")));
          assertThat(FileLab.names(near)).containsExactly("mine");
          assertThat(files.put(near.resolve("mine"), "x").files()).hasSize(1);
        });
  }

  @Test
  @DisplayName(
      "a refused relative path names the folder that it counts from, and means the same then")
  void grantedFromWhereItCounts() throws Exception {
    Path far = folder.resolve("far");
    Path here = Path.of("").toAbsolutePath();
    trusting(
        Permission.SHARE,
        (files, near, _) ->
            assertLacks(
                Permission.files(here).writeOnly(), () -> files.put(near.resolve("mine"), "in/x")));
    trusting(
        Permission.files(far).writeOnly(),
        (files, near, _) -> {
          assertThat(files.put(near.resolve("mine"), "in/x").files()).hasSize(1);
          assertThat(far.resolve("in/x")).hasSameBinaryContentAs(near.resolve("mine"));
        });
  }

  @Test
  @DisplayName("what the refusal says would be enough is enough, for a file and for a folder")
  void granted() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(far.resolve("new")).writeOnly(),
        (files, near, _) -> {
          assertThat(files.put(near.resolve("mine"), far.resolve("new").toString()).files())
              .hasSize(1);
          assertLacks(
              Permission.files(far.resolve("newer")).writeOnly(),
              () -> files.put(near.resolve("mine"), far.resolve("newer").toString()));
        });
    trusting(
        Permission.files(far.resolve("theirs")).readOnly(),
        (files, near, _) ->
            assertThat(files.get(far.resolve("theirs").toString(), near.resolve("x")).files())
                .hasSize(1));
    trusting(
        Permission.files(far.resolve("tree")).writeOnly(),
        (files, near, _) -> {
          TransferResult result = files.putFolder(near, far.resolve("tree").toString());
          assertThat(result.files()).hasSizeGreaterThan(1);
        });
  }

  @Test
  @DisplayName("who may only write is not told what is there, not by a plan either")
  void planTells() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(far).writeOnly(),
        (files, near, _) ->
            assertThatThrownBy(
                    () -> files.planPut(near.resolve("mine"), "theirs", TransferOptions.defaults()))
                .isInstanceOf(PermissionException.class)
                .hasMessageContaining("files.read="));
  }

  @Test
  @DisplayName("who may only write replaces large files whole, since older content is not told")
  void noDelta() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(far).writeOnly(),
        (files, near, _) -> {
          Path local = FileLab.file(near.resolve("big"), 1 << 20);
          FileLab.file(far.resolve("big"), 1 << 20);
          TransferOptions options = TransferOptions.defaults().comparing(Compare.CONTENT);
          TransferResult result = files.put(local, "big", options);
          assertThat(result.savedBytes()).isZero();
          assertThat(result.sentBytes()).isGreaterThan(1 << 20);
        });
  }

  @Test
  @DisplayName("whether a file is missing is told to nobody who may not read it")
  void missing() throws Exception {
    Path far = folder.resolve("far");
    trusting(
        Permission.files(folder.resolve("elsewhere")),
        (files, near, _) ->
            assertLacks(
                Permission.files(far.resolve("thiers")).readOnly(),
                () -> files.get(far.resolve("thiers").toString(), near.resolve("x"))));
  }
}
