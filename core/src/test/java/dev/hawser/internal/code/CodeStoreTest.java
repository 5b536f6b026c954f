package dev.hawser.internal.code;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The store for code")
class CodeStoreTest {
  private static final int BOUND = 1000;

  @TempDir private Path temporary;

  private final SplittableRandom random = new SplittableRandom(7);

  private byte[] content(int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    return content;
  }

  private Digest put(CodeStore store, int size) {
    byte[] content = content(size);
    Digest digest = Digest.of(content);
    store.put(digest, content);
    return digest;
  }

  private static CodeStore small() {
    return new CodeStore(BOUND, null);
  }

  @Test
  @DisplayName("finds what was put into it")
  void finds() {
    CodeStore store = small();
    byte[] content = content(10);

    store.put(Digest.of(content), content);

    assertThat(store.find(Digest.of(content))).isEqualTo(content);
    assertThat(store.find(Digest.of(content(10)))).isNull();
  }

  @Test
  @DisplayName("drops what was used longest ago when it is full")
  void dropsTheOldest() {
    CodeStore store = small();
    Digest first = put(store, 400);
    Digest second = put(store, 400);
    assertThat(store.find(first)).isNotNull();

    Digest third = put(store, 400);

    assertThat(store.find(first)).isNotNull();
    assertThat(store.find(second)).isNull();
    assertThat(store.find(third)).isNotNull();
    assertThat(store.size()).isEqualTo(800);
  }

  @Test
  @DisplayName(
      "keeps what a session uses rather than what none does, but never more than its bound")
  void keepsWhatIsHeld() {
    CodeStore store = small();
    Digest held = put(store, 400);
    store.hold(List.of(held));
    for (int i = 0; i < 10; i++) {
      put(store, 400);
    }
    assertThat(store.find(held)).isNotNull();

    byte[] large = content(900);
    store.hold(List.of(Digest.of(large)));
    store.put(Digest.of(large), large);

    assertThat(store.find(Digest.of(large))).isNotNull();
    assertThat(store.find(held)).isNull();
    assertThat(store.size()).isLessThanOrEqualTo(BOUND);
  }

  @Test
  @DisplayName("treats what the last session has let go of like everything else")
  void releases() {
    CodeStore store = small();
    Digest digest = put(store, 400);
    store.hold(List.of(digest));
    store.hold(List.of(digest));
    store.release(List.of(digest));
    put(store, 400);
    put(store, 400);
    assertThat(store.find(digest)).isNotNull();

    store.release(List.of(digest));
    put(store, 400);
    put(store, 400);

    assertThat(store.find(digest)).isNull();
  }

  @Test
  @DisplayName("keeps everything in its folder, in files that only their owner can read")
  void folder() throws IOException {
    Path folder = temporary.resolve("code");
    CodeStore store = new CodeStore(BOUND, new CodeFolder(folder));
    Digest first = put(store, 900);
    put(store, 900);

    assertThat(store.find(first)).hasSize(900);
    assertThat(new CodeStore(folder).find(first)).hasSize(900);
    assertThat(Files.getPosixFilePermissions(folder.resolve(first.hex())))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  @DisplayName("takes a file whose content is not what its name says for missing")
  void badFile() throws IOException {
    Path folder = temporary.resolve("code");
    CodeStore store = new CodeStore(BOUND, new CodeFolder(folder));
    Digest digest = put(store, 500);
    Path file = folder.resolve(digest.hex());
    Files.write(file, "something else".getBytes(UTF_8));

    assertThat(new CodeStore(folder).find(digest)).isNull();
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("does not use a folder that others may enter")
  void openFolder() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> new CodeStore(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 700");
  }
}
