package dev.hawser.file;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.internal.space.ClientPeer;
import dev.hawser.internal.space.EmbeddedServer;
import dev.hawser.internal.space.Settings;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.FaultPlan;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/// A server and a client, each with a folder of its own that the other may use.
final class FileLab implements AutoCloseable {
  /// No session is to end because the machine is slow.
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  final FaultPlan faults = FaultPlan.over(new MemoryNetwork(), 6);

  /// The client's folder.
  final Path near;

  /// The server's folder.
  final Path far;

  final Server server;
  final Client client;

  private final Timer timer;

  FileLab(Path folder) {
    this(folder, Timer.system());
  }

  FileLab(Path folder, Timer timer) {
    this.timer = timer;
    near = folder(folder.resolve("near"));
    far = folder(folder.resolve("far"));
    server = EmbeddedServer.open(List.of(Address.memory("files")), draft(far).settings());
    client = connect("client", near);
  }

  private Settings.Draft draft(Path granted) {
    Settings.Draft draft = new Settings.Draft();
    draft.transport(faults.transport());
    draft.grace(GRACE);
    draft.timer(timer);
    draft.trust(Trust.of(Permission.files(granted)));
    return draft;
  }

  /// One more client.
  ///
  /// @param granted what the server may use there
  Client connect(String name, Path granted) {
    Settings.Draft draft = draft(granted);
    draft.name(name);
    return ClientPeer.connect(server.address().toString(), draft.settings());
  }

  /// The client's end of the server's files.
  RemoteFiles files() {
    return client.files();
  }

  /// The client, as the server sees it.
  Peer guest() {
    return server.client(client.id());
  }

  static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file with content that does not shrink.
  static Path file(Path path, int size) throws IOException {
    byte[] content = new byte[size];
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(size);
    random.nextBytes(content);
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }

  /// Makes a folder with files, folders and links of several kinds.
  static Path tree(Path root) throws IOException {
    file(root.resolve("a.bin"), 1000);
    file(root.resolve("deep/er/and/deeper/b.bin"), 300_000);
    file(root.resolve("deep/empty.bin"), 0);
    Files.createDirectories(root.resolve("nothing/in/here"));
    Files.createSymbolicLink(root.resolve("deep/link"), Path.of("../a.bin"));
    for (int i = 0; i < 50; i++) {
      file(root.resolve("many/file-" + i), i * 100);
    }
    return root;
  }

  /// All that is below a folder, and what is in it.
  static Map<String, Object> content(Path root) throws IOException {
    Map<String, Object> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.toList()) {
        String name = root.relativize(each).toString();
        if (Files.isSymbolicLink(each)) {
          content.put(name, "link to " + Files.readSymbolicLink(each));
        } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          content.put(name, HexFormat.of().formatHex(Files.readAllBytes(each)));
        } else {
          content.put(name, "folder");
        }
      }
    }
    return content;
  }

  /// The names in a folder.
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  /// Returns as soon as a condition holds.
  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.yield();
    }
  }

  @Override
  public void close() {
    faults.heal();
    faults.refuseConnections(false);
    client.close();
    server.close();
  }
}
