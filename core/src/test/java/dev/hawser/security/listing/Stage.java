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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// A server and a client with something in their spaces under one name, and nothing under another.
final class Stage implements AutoCloseable {
  static final String FILLED = "filled";
  static final String FRESH = "fresh";

  final Server server;
  final Client client;
  final Peer atServer;
  private final NotingEngine engine = new NotingEngine();

  /// Sets the stage.
  ///
  /// @param inClient what the server trusts the client with
  /// @param inServer what the client trusts the server with
  Stage(Trust inClient, Trust inServer) throws InterruptedException {
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
    fill(server);
    fill(atServer);
    engine.noted.clear();
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

  /// All that is in both spaces, and how often it was changed.
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
    return content;
  }

  @Override
  public void close() {
    client.close();
    server.close();
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
