package dev.hawser.security.listing;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.PermissionException;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Space;
import dev.hawser.internal.engine.EmbeddedEngine;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Trust;
import dev.hawser.spi.Engine;
import dev.hawser.spi.EngineMap;
import dev.hawser.spi.EngineQueue;
import dev.hawser.testing.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A server and a client with something in their spaces under one name, and nothing under another.
/// Under the first name each end has a function and an object, too.
final class Stage implements AutoCloseable {
  static final String FILLED = "filled";
  static final String FRESH = "fresh";

  /// The same for each stage, so that what one is refused can be granted at the next.
  private static final Path FOLDER =
      Path.of(System.getProperty("java.io.tmpdir"), "stage-" + ProcessHandle.current().pid());

  final Server server;
  final Client client;
  final Peer atServer;

  /// The file that is made by whatever runs at the other end.
  final Path trace;

  /// Where a script can be put.
  final Path script;

  /// Where files of the other end are: one, and a folder with one.
  final Path far;

  /// Where files of the end are that asks: one, and a folder with one.
  final Path near;

  private final Path folder;
  private final NotingEngine engine = new NotingEngine();

  /// Sets the stage.
  ///
  /// @param inClient what the server trusts the client with
  /// @param inServer what the client trusts the server with
  Stage(Trust inClient, Trust inServer) throws InterruptedException, IOException {
    folder = Files.createDirectory(FOLDER);
    trace = folder.resolve("trace");
    script = folder.resolve("script.jsh");
    far = files("far", FILLED, FILLED + "-folder");
    near = files("near", "file", "folder");
    MemoryNetwork network = new MemoryNetwork();
    server =
        Server.builder()
            .listen(Address.memory("stage"))
            .transport(network)
            .engine(engine)
            .trust(inClient)
            .open();
    client = Client.builder().transport(network).trust(inServer).connect("memory:stage");
    atServer = server.client(client.id());
    String path = trace.toString();
    var _ = server.functions().register(FILLED, () -> CallRules.leave(path));
    var _ = client.functions().register(FILLED, () -> CallRules.leave(path));
    var _ = server.export(FILLED, new ObjectRules.Book(path));
    var _ = client.export(FILLED, new ObjectRules.Book(path));
    fill(server);
    fill(atServer);
    engine.noted.clear();
  }

  private Path files(String name, String file, String inner) throws IOException {
    Path files = Files.createDirectory(folder.resolve(name));
    Files.writeString(files.resolve(file), name);
    Files.writeString(Files.createDirectory(files.resolve(inner)).resolve("inner"), name);
    return files;
  }

  /// All files, and what is in them.
  private static Map<String, String> tree(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      Map<String, String> tree = new TreeMap<>();
      for (Path each : all.toList()) {
        tree.put(each.toString(), Files.isRegularFile(each) ? Files.readString(each) : "");
      }
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Space space) throws InterruptedException {
    space.map(FILLED).put("a", 1);
    for (int i = 1; i <= 3; i++) {
      space.queue(FILLED).put(i);
    }
  }

  /// Sends something through a pipe, as far as its receiver may have it.
  static void feed(Pipe<Object> pipe) throws InterruptedException {
    try {
      pipe.send("fed");
    } catch (PermissionException e) {
      // Then it is not what is tried either.
    }
  }

  /// The maps and queues that the engine was asked for since the stage was set.
  List<String> noted() {
    return List.copyOf(engine.noted);
  }

  /// All that is in both spaces, how often it was changed, and whether anything has run.
  List<Object> content() {
    List<Object> content = new ArrayList<>();
    for (Space space : List.of(server, atServer)) {
      SharedMap<Object> map = space.map(FILLED);
      SharedQueue<Object> queue = space.queue(FILLED);
      content.add(new TreeMap<>(map));
      content.add(map.version());
      content.add(queue.size());
      content.add(String.valueOf(queue.peek()));
    }
    content.add(server.exports().names());
    content.add(client.exports().names());
    content.add(client.references().given().size() + atServer.references().given().size());
    content.add(Files.exists(trace));
    content.add(tree(far));
    content.add(tree(near));
    return content;
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.toList();
    }
    for (Path each : all.reversed()) {
      Files.deleteIfExists(each);
    }
  }

  /// Notes what it is asked for.
  private static final class NotingEngine implements Engine {
    private final Engine inner = new EmbeddedEngine(Timer.system());
    private final List<String> noted = Collections.synchronizedList(new ArrayList<>());

    @Override
    public EngineMap map(String name) {
      noted.add("map " + name);
      return inner.map(name);
    }

    @Override
    public EngineQueue queue(String name) {
      noted.add("queue " + name);
      return inner.queue(name);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
