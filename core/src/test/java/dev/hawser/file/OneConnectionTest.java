package dev.hawser.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.PipeNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files over the one connection that there can be, as with a subprocess")
class OneConnectionTest {
  private static final Address ADDRESS = Address.memory("files");
  private static final int LARGE = 20 << 20;

  private final FaultPlan faults = FaultPlan.over(new PipeNetwork(), 7);
  private Path near;
  private Path far;
  private Server server;
  private Client client;

  @BeforeEach
  void open(@TempDir Path folder) {
    near = FileLab.folder(folder.resolve("near"));
    far = FileLab.folder(folder.resolve("far"));
    server =
        Server.builder()
            .listen(ADDRESS)
            .transport(faults.transport())
            .trust(Trust.of(Permission.files(far)))
            .open();
    client = connect();
  }

  private Client connect() {
    return Client.builder()
        .transport(faults.transport())
        .trust(Trust.of(Permission.files(near)))
        .connect(ADDRESS.toString());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private Peer guest() {
    return server.client(client.id());
  }

  @Test
  @DisplayName("large files arrive from either end to the other, whichever of them asks")
  void everyWay() throws IOException {
    Path mine = FileLab.file(near.resolve("mine"), LARGE);
    Path theirs = FileLab.file(far.resolve("theirs"), LARGE + 1);
    var _ = client.files().put(mine, "put");
    var _ = client.files().get("theirs", near.resolve("got"));
    var _ = guest().files().put(theirs, "put");
    var _ = guest().files().get("mine", far.resolve("got"));
    assertThat(far.resolve("put")).hasSameBinaryContentAs(mine);
    assertThat(far.resolve("got")).hasSameBinaryContentAs(mine);
    assertThat(near.resolve("put")).hasSameBinaryContentAs(theirs);
    assertThat(near.resolve("got")).hasSameBinaryContentAs(theirs);
    assertThat(faults.connections()).as("no lane was made").isEqualTo(1);
  }

  @Test
  @DisplayName("so do folders, with several transfers at once and calls between them")
  void folders() throws Exception {
    Path tree = FileLab.tree(near.resolve("tree"));
    FileLab.file(far.resolve("large"), LARGE);
    Transfer put = client.files().putFolderAsync(tree, "put", TransferOptions.defaults());
    Transfer get =
        client.files().getAsync("large", near.resolve("large"), TransferOptions.defaults());
    for (int i = 0; i < 20; i++) {
      assertThat(client.ping()).isPositive();
    }
    var _ = put.get(60, TimeUnit.SECONDS);
    var _ = get.get(60, TimeUnit.SECONDS);
    assertThat(FileLab.content(far.resolve("put"))).isEqualTo(FileLab.content(tree));
    assertThat(near.resolve("large")).hasSameBinaryContentAs(far.resolve("large"));
  }

  @Test
  @DisplayName("a transfer whose connection is lost fails with its session, and the next goes on")
  void lost() throws Exception {
    Path mine = FileLab.file(near.resolve("mine"), LARGE);
    Transfer put =
        client.files().putAsync(mine, "put", TransferOptions.defaults().rateLimit(2 << 20));
    FileLab.until("some of it is there", () -> put.progress().bytes() > 2 << 20);
    faults.cut();
    assertThatThrownBy(() -> put.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(DisconnectedException.class);
    client.awaitClose();
    assertThat(Files.exists(far.resolve("put"))).isFalse();
    client = connect();
    TransferResult result = client.files().put(mine, "put");
    assertThat(far.resolve("put")).hasSameBinaryContentAs(mine);
    assertThat(result.files()).hasSize(1);
    assertThat(FileLab.names(far)).isEqualTo(List.of("put"));
  }
}
