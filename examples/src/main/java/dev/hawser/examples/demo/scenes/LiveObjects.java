package dev.hawser.examples.demo.scenes;

import static dev.hawser.examples.demo.stage.Stage.ALICE;
import static dev.hawser.examples.demo.stage.Stage.BOB;
import static dev.hawser.examples.demo.stage.Stage.SERVER;
import static java.util.Objects.requireNonNull;

import module java.base;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.Server;
import dev.hawser.examples.demo.stage.Scene;
import dev.hawser.examples.demo.stage.Stage;
import dev.hawser.object.Exposed;
import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;
import dev.hawser.object.RemoteRef;
import org.jspecify.annotations.Nullable;

/// An object stays in its process, and others call it.
final class LiveObjects extends Scene {
  // @start region="interface"
  interface Jukebox {
    int play(String song);

    Ticket listen(Listener listener);
  }

  @Remote // travels by reference
  interface Listener {
    @Oneway // nobody waits for it
    void playing(String song);
  }

  // @end

  /// What a listener gets, and gives back.
  @Remote
  interface Ticket {
    void giveBack();
  }

  /// The object itself.
  static final class Box implements Jukebox {
    private final List<String> songs = List.of("Waterloo", "Dancing Queen");
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public int play(String song) {
      if (!songs.contains(song)) {
        throw new NoSuchElementException("there is no " + song);
      }
      listeners.forEach(each -> each.playing(song));
      return listeners.size();
    }

    @Override
    public Ticket listen(Listener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Exposed
    public List<String> songs() {
      return songs;
    }

    public void burn() {
      listeners.clear();
    }
  }

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private @Nullable Ticket ticket;

  LiveObjects() {
    super(
        "Live objects",
        "Alice plays songs on a jukebox in the server's process, and Bob hears them.");
    server("export", LiveObjects::export);
    client("listen", this::listen);
    client("play", LiveObjects::play);
    part("heard", (_, _) -> heard.take());
    part("leave", (_, _) -> leave());
    client("missing", LiveObjects::missing);
    client("handle", LiveObjects::handle);
    client("hidden", LiveObjects::hidden);
  }

  private static Object export(Server server) {
    // @start region="export"
    server.export("jukebox", new Box());
    // @end
    return server.exports().names();
  }

  private Object listen(Client client) {
    // @start region="listen"
    Jukebox jukebox = client.lookup("jukebox", Jukebox.class);
    ticket = jukebox.listen(song -> heard.add("hears " + song));
    // @end
    return heard.isEmpty();
  }

  private Object leave() {
    // @start region="leave"
    requireNonNull(ticket).giveBack();
    // @end
    return "gone";
  }

  private static Object play(Client client) {
    // @start region="play"
    int listeners = client.lookup("jukebox", Jukebox.class).play("Waterloo");
    // @end
    return listeners;
  }

  private static Object missing(Client client) {
    try {
      return client.lookup("jukebox", Jukebox.class).play("Thriller");
    } catch (NoSuchElementException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Object handle(Client client) {
    // @start region="handle"
    RemoteRef jukebox = client.fetch("jukebox"); // no interface
    String second = jukebox.get("songs").at(1).asString();
    // @end
    return second;
  }

  private static Object hidden(Client client) {
    try {
      return client.fetch("jukebox").invoke("burn");
    } catch (RefusedException e) {
      say("is told: %s", e.getMessage());
      return "refused";
    }
  }

  @Override
  public void play(Stage stage) {
    stage.show("interface");
    stage.show("export");
    stage.check("the server exports it", "[jukebox]", stage.ask(SERVER, "export"));
    stage.show("listen");
    stage.check("bob listens", true, stage.ask(BOB, "listen"));
    stage.show("play");
    stage.check("alice plays, for one listener", 1, stage.ask(ALICE, "play"));
    stage.check("bob's function was called", "hears Waterloo", stage.ask(BOB, "heard"));
    stage.show("leave");
    stage.check("bob gives the ticket back", "gone", stage.ask(BOB, "leave"));
    stage.check("alice plays, for nobody", 0, stage.ask(ALICE, "play"));
    stage.check("an exception arrives", "there is no Thriller", stage.ask(ALICE, "missing"));
    stage.show("handle");
    stage.check("no interface is needed", "Dancing Queen", stage.ask(ALICE, "handle"));
    stage.check("what is not exposed is out of reach", "refused", stage.ask(ALICE, "hidden"));
  }
}
