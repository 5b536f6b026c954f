package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir Path temp;

  @Test
  @DisplayName("folders and files are the owner's only from the start")
  void fromTheStart() throws Exception {
    Path folder = temp.resolve("a").resolve("b");
    OwnerOnly.makeFolder(folder);
    OwnerOnly.makeGuardedFolder(folder);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
    OwnerOnly.open(folder.resolve("lock")).close();
    try (FileChannel again = OwnerOnly.open(folder.resolve("lock"))) {
      assertThat(again.isOpen()).isTrue();
    }
    OwnerOnly.replace(folder.resolve("file"), new byte[] {1});
    assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("file"))).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("replacing gives the new content and leaves nothing beside it")
  void replace() throws Exception {
    Path file = temp.resolve("file");
    OwnerOnly.replace(file, new byte[] {1, 2, 3});
    OwnerOnly.replace(file, new byte[] {4});
    assertThat(OwnerOnly.read(file)).containsExactly(4);
    assertThatThrownBy(() -> OwnerOnly.replace(temp.resolve("no").resolve("file"), new byte[1]))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @DisplayName("what others can read is refused, with the command that changes that")
  void check() throws Exception {
    Path file = temp.resolve("file");
    OwnerOnly.replace(file, new byte[1]);
    for (String open : new String[] {"rw----r--", "rw--w----", "rw------x"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      assertThatThrownBy(() -> OwnerOnly.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("chmod 600 '" + file + "'");
    }
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> OwnerOnly.makeGuardedFolder(temp))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 700 '" + temp + "'");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
