package dev.hawser.scenario;

import dev.hawser.Client;
import dev.hawser.Peer;
import dev.hawser.Pipe;
import dev.hawser.Server;
import dev.hawser.Space;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The other process of {@link TwoProcessTest}: a server or a client that does what it is told, a
/// line at a time, and answers each with a line. Ends with its input.
public final class Far {
  private final Space globals;
  private final Peer peer;

  private Far(Space globals, Peer peer) {
    this.globals = globals;
    this.peer = peer;
  }

  /// Runs a server with `serve`, or a client with `join ADDRESS`.
  public static void main(String... args) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (args[0].equals("serve")) {
      serve(Integer.parseInt(args[1]), orders);
    } else {
      try (Client client = Client.connect(args[1])) {
        System.out.println(client.id());
        new Far(client.globals(), client).obey(orders);
      }
    }
  }

  /// Serves; the private space of the first client is this end's private space.
  private static void serve(int port, BufferedReader orders) throws Exception {
    try (Server server = Server.open(port)) {
      System.out.println(server.address());
      String client = orders.readLine();
      if (client != null) {
        Peer peer = server.client(Long.parseLong(client));
        System.out.println(peer.name());
        new Far(server, peer).obey(orders);
      }
    }
  }

  private void obey(BufferedReader orders) throws Exception {
    String line = orders.readLine();
    while (line != null) {
      String[] words = line.split(" ");
      Space space = words[1].equals("global") ? globals : peer;
      System.out.println(obey(words[0], space, Arrays.copyOfRange(words, 2, words.length)));
      line = orders.readLine();
    }
  }

  private Object obey(String verb, Space space, String[] words) throws Exception {
    return switch (verb) {
      case "set" -> space.map().put(words[0], words[1]);
      case "get" -> {
        space.map().sync();
        yield space.map().get(words[0]);
      }
      case "count" -> count(space, words[0], Integer.parseInt(words[1]));
      case "put" -> {
        space.queue(words[0]).put(words[1]);
        yield "put";
      }
      case "take" -> {
        System.out.println("taking");
        yield space.queue(words[0]).take();
      }
      case "talk" -> talk(peer.pipe(words[0]), Integer.parseInt(words[1]));
      default -> "what is " + verb + "?";
    };
  }

  private static Object count(Space space, String key, int times) {
    Object last = 0;
    for (int i = 0; i < times; i++) {
      last = space.map().merge(key, 1, (a, b) -> (Integer) a + (Integer) b);
    }
    return last;
  }

  /// Sends so many numbers while as many arrive, and returns whether these came in order.
  static boolean talk(Pipe<Object> pipe, int count) throws InterruptedException {
    Thread sender = Thread.startVirtualThread(() -> send(pipe, count));
    boolean inOrder = true;
    for (int i = 0; i < count; i++) {
      inOrder &= pipe.receive().equals(i);
    }
    sender.join();
    return inOrder;
  }

  private static void send(Pipe<Object> pipe, int count) {
    try {
      for (int i = 0; i < count; i++) {
        pipe.send(i);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
