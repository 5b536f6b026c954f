package dev.hawser.internal.file.send;

import static dev.hawser.internal.file.send.HandReceiver.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.FileException;
import dev.hawser.FileException.Reason;
import dev.hawser.internal.file.protocol.Chunk;
import dev.hawser.internal.file.protocol.Control.Scanned;
import dev.hawser.internal.file.protocol.Control.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sender of a transfer whose files do not stay what they were")
@Timeout(180)
class SenderSourcesTest {
  private static final int LARGE = 10 * Chunk.SIZE + 77;

  @TempDir Path folder;
  private final Random random = new Random(17);
  private HandReceiver receiver;

  @BeforeEach
  void receives() throws IOException {
    receiver = new HandReceiver(folder);
    receiver.opens = false;
  }

  @AfterEach
  void ends() {
    receiver.close();
    assertThat(receiver.errors).isEmpty();
  }

  private byte[] file(String path, int size) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    write(path, content);
    return content;
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void scannedOnly() throws Exception {
    file("other", 300);
    receiver.decides = false;
    receiver.sender().start();
    await(() -> receiver.said.stream().anyMatch(Scanned.class::isInstance));
  }

  private FileException failsWhenSent(String path) throws Exception {
    int number = receiver.number(path);
    int other = receiver.number("other");
    receiver.reply(new Verdicts(receiver.arrivals.size(), List.of(number, other), List.of()));
    receiver.sender().outcome().get(60, SECONDS);
    assertThat(receiver.arrival("other").done).isTrue();
    FileException failure = receiver.arrival(path).broken.failure();
    assertThat(receiver.counts.failures).hasSize(1);
    assertThat(receiver.counts.dealtFiles).hasValue(2);
    assertThat(failure).hasMessageContaining(path);
    return failure;
  }

  @Test
  @DisplayName("says that a file was changed since it was found; others go on")
  void changed() throws Exception {
    file("a", LARGE);
    scannedOnly();
    Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(1));
    assertThat(failsWhenSent("a").reason()).isEqualTo(Reason.CHANGED);
  }

  @Test
  @DisplayName("says that a file has become shorter or longer; others go on")
  void otherSize() throws Exception {
    file("a", LARGE);
    scannedOnly();
    FileTime time = Files.getLastModifiedTime(folder.resolve("a"));
    file("a", LARGE + 1);
    Files.setLastModifiedTime(folder.resolve("a"), time);
    assertThat(failsWhenSent("a").reason()).isEqualTo(Reason.CHANGED);
  }

  @Test
  @DisplayName("says that a file has vanished; others go on")
  void vanished() throws Exception {
    file("a", LARGE);
    scannedOnly();
    Files.delete(folder.resolve("a"));
    assertThat(failsWhenSent("a").reason()).isEqualTo(Reason.MISSING);
  }

  @Test
  @DisplayName("follows no link that has taken a file's place")
  void linkInItsPlace(@TempDir Path elsewhere) throws Exception {
    file("a", LARGE);
    scannedOnly();
    Files.move(folder.resolve("a"), elsewhere.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("a"), elsewhere.resolve("secret"));
    assertThat(failsWhenSent("a").reason()).isIn(Reason.CHANGED, Reason.OUTSIDE);
    assertThat(receiver.arrival("a").chunks).isEmpty();
  }

  @Test
  @DisplayName("reads nothing outside when a link has taken the place of a folder")
  void folderBecomesLink(@TempDir Path elsewhere) throws Exception {
    file("folder/a", LARGE);
    scannedOnly();
    Files.move(folder.resolve("folder"), elsewhere.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("folder"), elsewhere.resolve("folder"));
    assertThat(failsWhenSent("folder/a").reason()).isEqualTo(Reason.OUTSIDE);
    assertThat(receiver.arrival("folder/a").chunks).isEmpty();
  }

  @Test
  @DisplayName("notices that a file was written to while it was sent")
  void changesMeanwhile() throws Exception {
    byte[] content = file("a", 40 * Chunk.SIZE);
    receiver.acknowledges = false;
    receiver.sender().start();
    await(() -> receiver.counts.travelled.get() > 2 * Chunk.SIZE);
    content[0]++;
    write("a", content);
    Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(1));
    receiver.acknowledge(0);
    await(() -> receiver.arrival("a").broken != null);
    assertThat(receiver.arrival("a").broken.failure().reason()).isEqualTo(Reason.CHANGED);
    assertThat(receiver.arrival("a").sent).isNull();
    receiver.sender().outcome().get(60, SECONDS);
  }
}
