package dev.hawser.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.DisconnectedException;
import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files of the other end as streams.
@DisabledOnOs(OS.WINDOWS)
class FileStreamsTest {
  @TempDir private Path folder;
  private FileLab lab;

  @BeforeEach
  void open() {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  @DisplayName("a stream reads a file to its end, whatever its size and however it is read")
  void reads() throws Exception {
    for (int size : new int[] {0, 1, 32_704, 130_816, 130_817, 2_000_000}) {
      Path file = FileLab.file(lab.far.resolve("f" + size), size);
      try (InputStream in = lab.files().newInputStream("f" + size)) {
        assertThat(in.readNBytes(1)).hasSize(Math.min(1, size));
        assertThat(in.readAllBytes()).hasSize(Math.max(0, size - 1));
        assertThat(in.read()).isEqualTo(-1);
      }
      try (InputStream in = lab.files().newInputStream("f" + size)) {
        assertThat(in).hasBinaryContent(Files.readAllBytes(file));
      }
    }
  }

  @Test
  @DisplayName("reading goes on over cut connections")
  void readsOverCuts() throws Exception {
    Path file = FileLab.file(lab.far.resolve("f"), 3_000_000);
    try (InputStream in = lab.files().newInputStream("f")) {
      byte[] read = new byte[3_000_000];
      for (int at = 0; at < read.length; at += 300_000) {
        assertThat(in.readNBytes(read, at, 300_000)).isEqualTo(300_000);
        var _ = lab.faults.cut();
      }
      assertThat(read).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  @DisplayName("a missing file and a folder are refused when they are opened")
  void refused() {
    assertThatThrownBy(() -> lab.files().newInputStream("none"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING));
    assertThatThrownBy(() -> lab.files().newOutputStream("none/x"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING));
    lab.files().createFolder("folder");
    assertThatThrownBy(() -> lab.files().newOutputStream("folder"))
        .isInstanceOfSatisfying(
            FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IS_FOLDER));
  }

  @Test
  @DisplayName("a new file is seen when its stream is closed, and until then the old one")
  void writes() throws Exception {
    Path file = Files.writeString(lab.far.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    byte[] content = Files.readAllBytes(FileLab.file(folder.resolve("content"), 3_000_001));
    try (OutputStream out = lab.files().newOutputStream("f")) {
      out.write(content, 0, 10);
      out.write(content, 10, content.length - 11);
      out.write(content[content.length - 1]);
      out.flush();
      assertThat(file).hasContent("old");
      assertThat(lab.files().list("")).hasSize(1);
    }
    assertThat(file).hasBinaryContent(content);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(FileLab.names(lab.far)).containsExactly("f");
    lab.files().newOutputStream("empty").close();
    assertThat(lab.far.resolve("empty")).isEmptyFile();
  }

  @Test
  @DisplayName("writing goes on over cut connections")
  void writesOverCuts() throws Exception {
    byte[] content = Files.readAllBytes(FileLab.file(folder.resolve("content"), 2_000_000));
    try (OutputStream out = lab.files().newOutputStream("f")) {
      for (int at = 0; at < content.length; at += 200_000) {
        out.write(content, at, 200_000);
        var _ = lab.faults.cut();
      }
    }
    assertThat(lab.far.resolve("f")).hasBinaryContent(content);
  }

  @Test
  @DisplayName("if the session ends before the stream is closed, everything stays as it was")
  void abandoned() throws Exception {
    Path file = Files.writeString(lab.far.resolve("f"), "old");
    OutputStream out = lab.files().newOutputStream("f");
    out.write(new byte[500_000]);
    lab.client.close();
    assertThatThrownBy(out::close)
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(DisconnectedException.class);
    FileLab.until("nothing is left", () -> lab.far.toFile().list().length == 1);
    assertThat(file).hasContent("old");
  }

  @Test
  @DisplayName("after a failed write closing throws, and nothing is left")
  void failed() throws Exception {
    lab.files().createFolder("sub");
    OutputStream out = lab.files().newOutputStream("sub/f");
    out.write("content".getBytes(UTF_8));
    Files.createDirectory(lab.far.resolve("sub/f"));
    assertThatThrownBy(out::close)
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(FileException.class);
    FileLab.until("nothing is left", () -> lab.far.resolve("sub").toFile().list().length == 1);
    out.close();
    assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("a file is written by one stream at a time")
  void oneAtATime() throws Exception {
    try (OutputStream out = lab.files().newOutputStream("f")) {
      assertThatThrownBy(() -> lab.files().newOutputStream("f"))
          .isInstanceOfSatisfying(
              FileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
      out.write(1);
    }
    lab.files().newOutputStream("f").close();
    assertThat(lab.far.resolve("f")).isEmptyFile();
  }
}
