package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.security.ServerFolder.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server's folder")
class ServerFolderTest {
  @TempDir private Path temporary;

  @Test
  @DisplayName("tells other processes how the server is reached and recognised")
  void tellsOthers() throws IOException {
    ServerFolder folder = new ServerFolder(temporary.resolve("servers").resolve("1900"));
    assertThat(folder.read()).isNull();
    Notice first = new Notice(List.of(Address.tcp("10.0.0.1", 1900)), "abc");
    folder.write(first);
    assertThat(folder.read()).isEqualTo(first);
    Notice second =
        new Notice(
            List.of(
                Address.tcp("2001:db8::1", 1900),
                Address.unix(Path.of("/tmp/a b.sock")),
                Address.memory("x")),
            "def");
    folder.write(second);
    assertThat(folder.read()).isEqualTo(second);
    assertThat(OwnerOnly.isOwnerOnly(folder.path())).isTrue();
    assertThat(folder.invitations()).isEqualTo(folder.path().resolve("invitations"));
  }

  @Test
  @DisplayName("that is broken is reported by the file, with what mends it")
  void reportsWhatIsBroken() throws IOException {
    ServerFolder folder = new ServerFolder(temporary.resolve("1900"));
    folder.write(new Notice(List.of(), "abc"));
    Path file = folder.path().resolve("server");
    String good = Files.readString(file);
    for (String text :
        List.of("", "x", good + "address nowhere\n", good.replace("fingerprint", "x"))) {
      OwnerOnly.replace(file, text.getBytes());
      assertThatThrownBy(folder::read)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageEndingWith("opening the server writes it again");
    }
  }
}
