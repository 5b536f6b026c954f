package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.testing.Cut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Transfers while connections are cut all the time.
class TransferUnderCutsTest {
  private static final Duration LIFE = Duration.ofMillis(60);

  /// Silence takes a heartbeat to notice, which is tested elsewhere.
  private static final Cut[] KINDS = {Cut.CLOSE, Cut.RESET, Cut.MID_FRAME};

  private static final int SIZE = 24 << 20;

  private FileLab lab;

  @BeforeEach
  void open(@TempDir Path folder) {
    lab = new FileLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest(name = "put: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("a large file arrives as it was sent, whichever connections are cut meanwhile")
  void file(boolean put) throws Exception {
    Path source = FileLab.file((put ? lab.near : lab.far).resolve("big"), SIZE);
    Path destination = (put ? lab.far : lab.near).resolve("copy");
    TransferOptions options = TransferOptions.defaults().rateLimit(24 << 20).verified();
    var _ = lab.faults.cutEvery(LIFE, KINDS);
    Transfer transfer =
        put
            ? lab.files().putAsync(source, "copy", options)
            : lab.files().getAsync("big", destination, options);
    TransferResult result = transfer.get(120, TimeUnit.SECONDS);
    assertThat(lab.faults.cuts()).as("cuts, seed %d", lab.faults.seed()).isPositive();
    assertThat(Files.mismatch(source, destination)).isEqualTo(-1);
    assertThat(result.digest()).startsWith("sha256:");
    assertThat(FileLab.names(put ? lab.far : lab.near)).containsExactly("copy");
  }

  @ParameterizedTest(name = "put: {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("so does a folder")
  void folder(boolean put) throws Exception {
    Path source = FileLab.tree((put ? lab.near : lab.far).resolve("tree"));
    FileLab.file(source.resolve("big"), 4 << 20);
    Path destination = (put ? lab.far : lab.near).resolve("copy");
    TransferOptions options = TransferOptions.defaults().rateLimit(4 << 20);
    var _ = lab.faults.cutEvery(LIFE, KINDS);
    Transfer transfer =
        put
            ? lab.files().putFolderAsync(source, "copy", options)
            : lab.files().getFolderAsync("tree", destination, options);
    TransferResult result = transfer.get(120, TimeUnit.SECONDS);
    assertThat(result.files()).hasSize(54);
    assertThat(lab.faults.cuts()).as("cuts, seed %d", lab.faults.seed()).isPositive();
    assertThat(FileLab.content(destination)).isEqualTo(FileLab.content(source));
  }
}
