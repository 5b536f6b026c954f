package dev.hawser.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.file.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPermissionsTest {
  private static final TransferOptions DEFAULTS = TransferOptions.defaults();

  @TempDir Path temp;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    from = Files.createDirectory(temp.resolve("from"));
    to = Files.createDirectory(temp.resolve("to"));
  }

  @AfterEach
  void unlock() throws IOException {
    for (Path folder : new Path[] {from.resolve("a"), to.resolve("a")}) {
      if (Trees.exists(folder)) {
        Trees.mode(folder, "rwxr-xr-x");
      }
    }
  }

  @Test
  @DisplayName("A read-only folder arrives with all that is in it, and is read-only")
  void readOnly() throws Exception {
    Trees.file(from, "a/b/x", "content");
    Trees.time(Trees.mode(from.resolve("a"), "r-xr-xr-x"), Trees.THEN);
    TreeCopy copied = TreeCopy.copy(from, to, DEFAULTS);

    assertThat(copied.refused).isEmpty();
    assertThat(Trees.all(to)).isEqualTo(Trees.all(from));
  }

  @Test
  @DisplayName("A read-only folder that is there is opened meanwhile, and is as it was in the end")
  void opened() throws Exception {
    Trees.file(from, "a/x", "new");
    Trees.folder(to, "a");
    Trees.mode(to.resolve("a"), "r-xr-x---");
    Destination destination =
        new Destination(
            Confined.folder(to), "", DEFAULTS.withoutPermissions(), NameRules.assumed());
    Entry folder = Attributes.entry(from.resolve("a"), "a");

    assertThat(destination.decide(folder)).isInstanceOf(Decision.Equal.class);
    assertThat(Trees.mode(to.resolve("a"))).isEqualTo("rwxr-x---");
    assertThat(destination.decide(folder)).isInstanceOf(Decision.Equal.class);
    destination.finish();
    assertThat(Trees.mode(to.resolve("a"))).isEqualTo("r-xr-x---");
  }

  @Test
  @DisplayName("A private folder is private from the beginning")
  void privateFolder() throws Exception {
    Trees.file(from, "a/x", "secret");
    Trees.mode(from.resolve("a"), "r-x------");
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());

    assertThat(destination.decide(Attributes.entry(from.resolve("a"), "a")))
        .isInstanceOf(Decision.Made.class);
    assertThat(Trees.mode(to.resolve("a"))).isEqualTo("rwx------");
    destination.finish();
    assertThat(Trees.mode(to.resolve("a"))).isEqualTo("r-x------");
  }

  @Test
  @DisplayName("Permissions stay as they are by default at the destination if they are not wanted")
  void notWanted() throws Exception {
    Trees.file(from, "a/x", "");
    Trees.folder(to, "c");
    String usual = Trees.mode(to.resolve("c"));
    Trees.mode(from.resolve("a"), "rwx------");
    TreeCopy.copy(from, to, DEFAULTS.withoutPermissions());

    assertThat(Trees.mode(to.resolve("a"))).isEqualTo(usual);
    assertThat(Files.getLastModifiedTime(to.resolve("a")))
        .isEqualTo(Files.getLastModifiedTime(from.resolve("a")));
  }

  @Test
  @DisplayName("Folders that are not of the transfer keep time and permissions")
  void others() throws Exception {
    Trees.file(from, "a/x", "");
    Trees.time(Trees.folder(to, "b"), Trees.THEN);
    var before = Trees.all(to.resolve("b"));
    TreeCopy.copy(from, to, DEFAULTS);

    assertThat(Trees.all(to.resolve("b"))).isEqualTo(before);
  }

  @Test
  @DisplayName("Where this process may not write, each file is refused with a clear message")
  void denied() throws Exception {
    Trees.assumeNoAdministrator(temp);
    Trees.file(from, "x/y", "");
    Trees.link(from, "z", "x");
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());
    Trees.mode(to, "r-xr-xr-x");
    Decision folder = destination.decide(Attributes.entry(from.resolve("x"), "x"));
    Decision link = destination.decide(Attributes.entry(from.resolve("z"), "z"));
    Trees.mode(to, "rwxr-xr-x");

    assertThat(folder)
        .isInstanceOf(Decision.Refused.class)
        .asString()
        .contains("'x'", "permissions");
    assertThat(link).isInstanceOf(Decision.Refused.class).asString().contains("'z'", "permissions");
  }

  @Test
  @DisplayName("A folder that vanished is told in the end, and the others get theirs")
  void vanished() throws Exception {
    Trees.folder(from, "a");
    Trees.time(Trees.folder(from, "b"), Trees.THEN);
    Destination destination =
        new Destination(Confined.folder(to), "", DEFAULTS, NameRules.assumed());
    for (String name : new String[] {"a", "b"}) {
      assertThat(destination.decide(Attributes.entry(from.resolve(name), name)))
          .isInstanceOf(Decision.Made.class);
    }
    Files.delete(to.resolve("a"));

    assertThatThrownBy(destination::finish).hasMessageContaining("'a'");
    assertThat(Files.getLastModifiedTime(to.resolve("b")).toInstant()).isEqualTo(Trees.THEN);
  }
}
