package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.Client;
import dev.hawser.DisconnectedException;
import dev.hawser.PeerState;
import dev.hawser.Pipe;
import dev.hawser.examples.chat.Message.News;
import dev.hawser.examples.chat.Message.Refused;
import dev.hawser.examples.chat.Message.Rename;
import dev.hawser.examples.chat.Message.Renamed;
import dev.hawser.examples.chat.Message.Request;
import dev.hawser.examples.chat.Message.Say;
import dev.hawser.examples.chat.Message.Who;
import org.jspecify.annotations.Nullable;

/// The client's side of the chat: what is typed goes to the room, what the room tells is shown.
final class Guest {
  static final List<String> COMMANDS = List.of("/help", "/name", "/quit", "/who");

  private static final String HELP =
      """
      /who        who is here
      /name NAME  be called something else
      /quit       leave (Ctrl-D does too)
      //TEXT      say a line that begins with a slash\
      """;

  private final Client client;
  private final Pipe<Message> pipe;
  private final Screen screen;
  private final Journal journal;
  private volatile String name;
  private volatile boolean left;

  Guest(Client client, Screen screen) {
    this.client = client;
    this.screen = screen;
    pipe = client.pipe(Room.PIPE, Message.class);
    journal = new Journal(screen.ink());
    name = client.name();
  }

  /// Talks until one side ends it.
  ///
  /// @return whether it was this side
  boolean talk() throws InterruptedException {
    Message welcome = pipe.receive();
    show(welcome);
    if (welcome instanceof Refused) {
      return false;
    }
    pipe.onReceive(this::show);
    client.onStateChange(this::connectionChanged);
    Thread.ofPlatform().daemon().name("keyboard").start(this::readLines);
    client.awaitClose();
    notice(left ? "bye" : "the room is closed");
    return left;
  }

  private void show(Message message) {
    if (message instanceof Renamed(String newName)) {
      name = newName;
    }
    if (message instanceof News news) {
      screen.show(journal.line(news));
    }
  }

  private void connectionChanged(PeerState state) {
    switch (state) {
      case RECONNECTING -> notice("the room is not answering; what you type is kept");
      case CONNECTED -> notice("the room is back");
      case CLOSED -> {} // talk() ends and says so.
    }
  }

  private void readLines() {
    try {
      String line = screen.read(prompt());
      while (line != null && obey(line.strip())) {
        line = screen.read(prompt());
      }
      left = true;
    } catch (IOException | DisconnectedException | InterruptedException e) {
      notice(String.valueOf(e.getMessage()));
    } finally {
      client.close();
    }
  }

  private String prompt() {
    return screen.ink().named(name, name) + "> ";
  }

  /// Does what a line says, and says whether there should be another.
  private boolean obey(String line) throws InterruptedException {
    if (line.equals("/quit")) {
      return false;
    }
    Request request = request(line);
    if (request != null) {
      pipe.send(request);
    }
    return true;
  }

  private @Nullable Request request(String line) {
    if (line.isEmpty()) {
      return null;
    }
    if (!line.startsWith("/")) {
      return new Say(line);
    }
    if (line.startsWith("//")) {
      return new Say(line.substring(1));
    }
    String[] words = line.split("\\s+", 2);
    if (words[0].equals("/who")) {
      return new Who();
    }
    if (words[0].equals("/name") && words.length == 2) {
      return new Rename(words[1]);
    }
    screen.show(HELP);
    return null;
  }

  private void notice(String text) {
    screen.show(screen.ink().dim("* " + text));
  }
}
