package dev.hawser.scenario;

import dev.hawser.MapChange;
import dev.hawser.Peer;
import dev.hawser.RemoteException;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server's process of {@link GadgetTest}: prints a ticket, then reads what a client sent in
/// each of the ways there are, one an order, and says in a line what it got or how that failed.
public final class GadgetServer {
  /// What the server's pipe, map and queue of this name hold.
  static final String LETTERS = "letters";

  /// A pipe of whatever may travel.
  static final String ANYTHING = "anything";

  /// A pipe of letters with a listener.
  static final String ALOUD = "aloud";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The one type of this program's own that may travel to it.
  record Letter(String text) {}

  private final SharedMap<Letter> map;
  private final SharedQueue<Letter> queue;
  private final CompletableFuture<Peer> client;
  private final BlockingQueue<Letter> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<MapChange<Letter>> changes = new LinkedBlockingQueue<>();

  private GadgetServer(Server server, CompletableFuture<Peer> client) {
    map = server.map(LETTERS, Letter.class);
    queue = server.queue(LETTERS, Letter.class);
    this.client = client;
    map.onChange(changes::add);
  }

  /// Serves one client until its input ends.
  public static void main(String... args) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    CompletableFuture<Peer> client = new CompletableFuture<>();
    try (Server server = Server.builder().localPort(0).onConnect(client::complete).open()) {
      GadgetServer program = new GadgetServer(server, client);
      System.out.println(server.ticket());
      client.join().pipe(ALOUD, Letter.class).onReceive(program.heard::add);
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(program.obey(order));
      }
    }
  }

  private String obey(String order) {
    try {
      return describe(answer(order.split(" ")));
    } catch (Exception e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private @Nullable Object answer(String[] order) throws Exception {
    Peer peer = client.join();
    return switch (order[0]) {
      case "receive" -> peer.pipe(LETTERS, Letter.class).receive(PATIENCE);
      case "receive-anything" -> peer.pipe(ANYTHING).receive(PATIENCE);
      case "heard" -> heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      case "get" -> map.get(order[1]);
      case "changed" -> changed(order[1]);
      case "poll" -> queue.poll();
      case "clear" -> queue.clear();
      case "load" -> Class.forName(order[1]);
      default -> throw new IllegalArgumentException("what is " + order[0] + "?");
    };
  }

  /// The next value that the listener heard for a key.
  private @Nullable Letter changed(String key) throws InterruptedException {
    MapChange<Letter> change = changes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    while (change != null && !change.key().equals(key)) {
      change = changes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return change == null ? null : change.newValue();
  }

  private static String describe(@Nullable Object value) {
    return switch (value) {
      case Letter letter -> letter.text();
      case byte[] bytes -> bytes.length + " bytes";
      case RemoteException remote -> "an exception that was a " + remote.typeName();
      case null, default -> String.valueOf(value);
    };
  }
}
