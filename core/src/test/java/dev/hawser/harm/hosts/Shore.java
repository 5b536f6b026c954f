package dev.hawser.harm.hosts;

import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.Peer;
import dev.hawser.Server;
import dev.hawser.Space;
import dev.hawser.security.Trust;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A process of {@link Hosts}: does what it is told, a line at a time, and answers each with a
/// line. Tickets come and go through its standard streams, never as arguments.
public final class Shore {
  private static final BufferedReader ORDERS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Shore() {}

  /// Runs a server with `serve PORT`, else tries to become a client of each ticket or address told.
  public static void main(String... args) throws Exception {
    if (args[0].equals("serve")) {
      serve(Server.open(Integer.parseInt(args[1])));
    } else if (args[0].equals("serve-insecure")) {
      serve(Server.builder().port(Integer.parseInt(args[1])).insecure().open());
    } else {
      tryAll();
    }
  }

  private static void serve(Server server) throws Exception {
    try (server) {
      System.out.println(server.addresses());
      for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
        String[] words = order.split(" ");
        System.out.println(
            switch (words[0]) {
              case "invite" -> server.invite(words[1]);
              case "invite-for" ->
                  server.invite(
                      words[1], Trust.standard(), Duration.ofMillis(Long.parseLong(words[2])));
              case "revoke" -> server.revoke(words[1]);
              case "answer" -> answer(server, server.clients().getLast(), words[1]);
              case "clients" -> server.clients().size();
              default -> throw new IllegalArgumentException(order);
            });
      }
    }
  }

  private static void tryAll() throws Exception {
    for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
      String[] words = order.split(" ");
      try (Client client = connect(words)) {
        System.out.println("in as " + client.identity());
        talk(client);
      } catch (HawserException | IllegalArgumentException e) {
        System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  private static Client connect(String... words) {
    return words.length > 1 && words[1].equals("insecure")
        ? Client.builder().insecure().connect(words[0])
        : Client.connect(words[0]);
  }

  private static void talk(Client client) throws Exception {
    for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
      String[] words = order.split(" ");
      client.pipe().send(words[1] + "-by-pipe");
      System.out.println(exchange(client.globals(), words[1]) + " " + client.pipe().receive());
    }
  }

  /// What a client shares, the server takes and answers.
  private static String exchange(Space globals, String word) throws Exception {
    globals.map().put("word", word + "-by-map");
    globals.queue("there").put(word + "-by-queue");
    return globals.queue("back", String.class).take();
  }

  private static String answer(Server server, Peer peer, String word) throws Exception {
    Object byQueue = server.queue("there").take();
    String heard = server.map().get("word") + " " + byQueue + " " + peer.pipe().receive();
    server.queue("back").put(word + "-from-server");
    peer.pipe().send(word + "-from-pipe");
    return heard;
  }
}
