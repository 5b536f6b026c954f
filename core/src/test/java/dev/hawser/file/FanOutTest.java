package dev.hawser.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.PermissionException;
import dev.hawser.internal.time.HeldTime;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same to all clients.
class FanOutTest {
  private Path folder;
  private final HeldTime time = new HeldTime();
  private FileLab lab;
  private final List<Client> clients = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    lab = new FileLab(temporary, time);
    clients.add(lab.client);
    for (int i = 0; i < 3; i++) {
      String name = "client-" + i;
      clients.add(lab.connect(name, FileLab.folder(folder.resolve(name))));
    }
  }

  @AfterEach
  void close() {
    clients.forEach(Client::close);
    lab.close();
    time.close();
  }

  private Peer at(int i) {
    return lab.server.client(clients.get(i).id());
  }

  @Test
  @DisplayName("a file reaches each client that is connected, and nobody who comes later")
  void file() throws Exception {
    Path local = FileLab.file(lab.far.resolve("a"), 2_000_000);
    FanOut all = lab.server.files().putToAllAsync(local, "in/a", TransferOptions.defaults());
    Path late = FileLab.folder(folder.resolve("late"));
    clients.add(lab.connect("late", late));
    FanOutResult result = all.get(60, TimeUnit.SECONDS);
    assertThat(result.isComplete()).isTrue();
    assertThat(result.done()).hasSize(4).containsKey(at(0));
    assertThat(all.transfers()).hasSize(4);
    assertThat(lab.near.resolve("in/a")).hasSameBinaryContentAs(local);
    assertThat(folder.resolve("client-2/in/a")).hasSameBinaryContentAs(local);
    assertThat(FileLab.names(late)).isEmpty();
  }

  @Test
  @DisplayName("a folder reaches each client")
  void folder() throws IOException {
    Path tree = FileLab.tree(lab.far.resolve("tree"));
    FanOutResult result = lab.server.files().putFolderToAll(tree, "tree");
    assertThat(result.isComplete()).isTrue();
    for (String each : List.of("near", "client-0", "client-1", "client-2")) {
      assertThat(FileLab.content(folder.resolve(each).resolve("tree")))
          .isEqualTo(FileLab.content(tree));
    }
  }

  @Test
  @DisplayName("one client that leaves, and one that permits nothing, are told; others have it all")
  void someFail() throws Exception {
    Client strict =
        Client.builder()
            .name("strict")
            .transport(lab.faults.transport())
            .trust(Trust.of(Permission.SHARE))
            .connect(lab.server.address().toString());
    clients.add(strict);
    Path local = FileLab.file(lab.far.resolve("a"), 4 << 20);
    TransferOptions slow = TransferOptions.defaults().rateLimit(4 << 20);
    Peer leaving = at(1);
    Peer refusing = at(4);
    FanOut all = lab.server.files().putToAllAsync(local, "a", slow);
    Transfer lost = requireNonNull(all.transfers().get(leaving));
    time.passUntil("it has begun", () -> lost.progress().bytes() > 0);
    clients.get(1).close();
    time.goOn();
    FanOutResult result = all.get(60, TimeUnit.SECONDS);
    assertThat(result.isComplete()).isFalse();
    assertThat(result.failed()).containsOnlyKeys(leaving, refusing);
    assertThat(result.failed().get(refusing))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("Client.builder().trust(");
    assertThat(result.done()).hasSize(3);
    assertThat(folder.resolve("client-2/a")).hasSameBinaryContentAs(local);
    assertThat(folder.resolve("client-0/a")).doesNotExist();
  }

  @Test
  @DisplayName("cancelling it cancels each transfer")
  void cancel() throws Exception {
    Path local = FileLab.file(lab.far.resolve("a"), 4 << 20);
    TransferOptions slow = TransferOptions.defaults().rateLimit(1 << 20);
    FanOut all = lab.server.files().putToAllAsync(local, "a", slow);
    assertThat(all.cancel(true)).isTrue();
    assertThat(all.get(60, TimeUnit.SECONDS).failed()).hasSize(4);
    assertThat(all.transfers().values()).allMatch(Transfer::isCancelled);
  }
}
