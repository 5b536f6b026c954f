package dev.hawser.examples.demo.stage;

import module java.base;

import dev.hawser.Client;
import dev.hawser.Server;
import org.jspecify.annotations.Nullable;

/// One process of the demo: the server, or a client. Standard input says which part of which scene
/// to play; what is printed is speech, except the lines that begin with {@link #ANSWER} or {@link
/// #FAILURE}. The end of standard input ends the process.
public final class Player {
  static final String ANSWER = "\u0001";
  static final String FAILURE = "\u0002";

  private final String name;
  private final List<Scene> scenes;
  private volatile @Nullable Server server;
  private volatile @Nullable Client client;

  /// A player of some scenes.
  public Player(String name, List<Scene> scenes) {
    this.name = name;
    this.scenes = scenes;
  }

  /// Plays parts until there are no more.
  public void play() throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    while (line != null) {
      Request request = Request.parse(line);
      Thread.ofVirtual().name(request.part()).start(() -> play(request));
      line = input.readLine();
    }
    leave();
  }

  /// The player's name.
  public String name() {
    return name;
  }

  /// The server that was opened in this process.
  public Server server() {
    return Objects.requireNonNull(server, "no server was opened here");
  }

  /// The client that connected in this process.
  public Client client() {
    return Objects.requireNonNull(client, "no client is connected here");
  }

  /// Keeps a server for the scenes to come.
  public void keep(Server opened) {
    server = opened;
  }

  /// Keeps a client for the scenes to come.
  public void keep(Client connected) {
    client = connected;
  }

  private void play(Request request) {
    try {
      Object answer =
          scenes.get(request.scene()).part(request.part()).play(this, request.argument());
      reply(ANSWER, request, String.valueOf(answer));
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      reply(FAILURE, request, e.toString());
    }
  }

  private static void reply(String kind, Request request, String text) {
    IO.println(kind + request.number() + "\t" + text.replace('\n', ' '));
  }

  private void leave() {
    if (client != null) {
      client().close();
    }
    if (server != null) {
      server().close();
    }
  }
}
