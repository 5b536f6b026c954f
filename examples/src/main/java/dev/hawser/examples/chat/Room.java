package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.PeerState;
import dev.hawser.Pipe;
import dev.hawser.ServerBuilder;
import dev.hawser.examples.chat.Message.Line;
import dev.hawser.examples.chat.Message.News;
import dev.hawser.examples.chat.Message.Notice;
import dev.hawser.examples.chat.Message.Refused;
import dev.hawser.examples.chat.Message.Rename;
import dev.hawser.examples.chat.Message.Renamed;
import dev.hawser.examples.chat.Message.Said;
import dev.hawser.examples.chat.Message.Say;
import dev.hawser.examples.chat.Message.Welcome;
import dev.hawser.examples.chat.Message.Who;
import org.jspecify.annotations.Nullable;

/// The server's side of the chat: who is here, what was said, and telling everybody.
final class Room {
  static final String PIPE = "room";
  static final String NAME_PATTERN = "[\\p{L}\\p{N}_-]{1,20}";

  private static final int LOG_LINES = 20;
  private static final int LONGEST_LINE = 2_000;

  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Deque<Line> log = new ArrayDeque<>();
  private final Duration grace;
  private final Consumer<News> journal;

  /// @param grace how long the seat of a guest who does not answer is kept
  /// @param journal hears every line of the room's log
  Room(Duration grace, Consumer<News> journal) {
    this.grace = grace;
    this.journal = journal;
  }

  /// Makes a server the place of this room.
  ServerBuilder in(ServerBuilder builder) {
    return builder.grace(grace).onConnect(this::enter).onDisconnect(this::leave);
  }

  private void enter(Peer peer) {
    try {
      Pipe<Message> pipe = peer.pipe(PIPE, Message.class);
      String objection = sit(peer, pipe);
      if (objection != null) {
        pipe.send(new Refused(objection)); // Whoever is refused hangs up.
      }
    } catch (DisconnectedException | InterruptedException e) {
      // Gone again; leave() does the rest.
    }
  }

  /// Gives a guest a seat, or says why not.
  private synchronized @Nullable String sit(Peer peer, Pipe<Message> pipe) {
    String name = peer.name();
    String objection = objection(name);
    if (objection != null || peer.isClosed()) {
      return objection;
    }
    Seat before = seats.remove(name);
    if (before != null) {
      before.clear();
      Thread.startVirtualThread(before.peer::close);
    }
    Seat seat = new Seat(peer, pipe);
    seat.tell(new Welcome(List.copyOf(log)));
    seats.put(name, seat);
    // Somebody whose machine died may come back from another one.
    tell(name + (before == null ? " joined" : " is back, from somewhere else"));
    pipe.onReceive(message -> hear(seat, message));
    peer.onStateChange(state -> stateChanged(seat, state));
    return null;
  }

  /// Why a name cannot be had, or null if it can.
  private @Nullable String objection(String name) {
    if (!name.matches(NAME_PATTERN)) {
      return "a name has up to 20 letters, digits, - and _; '" + name + "' is not one";
    }
    Seat seat = seats.get(name);
    if (seat == null || seat.isAway()) {
      return null;
    }
    int number = 2;
    while (seats.containsKey(name + number)) {
      number++;
    }
    return "somebody here is called " + name + " already; how about " + name + number + "?";
  }

  private synchronized void stateChanged(Seat seat, PeerState state) {
    boolean away = state == PeerState.RECONNECTING;
    if (state == PeerState.CLOSED || away == seat.isAway() || !isSeated(seat)) {
      return;
    }
    seat.away(away);
    tell(
        away
            ? seat.name() + " is not answering; the seat is kept for " + seconds(grace)
            : seat.name() + " is back");
  }

  private synchronized void leave(Peer peer, DisconnectedException why) {
    for (Seat seat : List.copyOf(seats.values())) {
      if (seat.peer.equals(peer)) {
        seats.remove(seat.name());
        seat.clear();
        tell(seat.name() + (seat.isAway() ? " is gone: " + why.getMessage() : " left"));
      }
    }
  }

  private synchronized void hear(Seat seat, Message message) {
    switch (message) {
      case Say(String text) -> say(seat, text);
      case Who() -> seat.tell(new Notice(Instant.now(), "here: " + names()));
      case Rename(String name) -> rename(seat, name);
      case News _ -> {} // Only the room makes news.
    }
  }

  private void say(Seat seat, String text) {
    String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
    tell(new Said(Instant.now(), seat.name(), line));
  }

  private void rename(Seat seat, String name) {
    String objection = objection(name);
    if (objection == null && seats.containsKey(name)) {
      objection = name + " is kept for somebody who is not answering";
    }
    if (objection != null) {
      seat.tell(new Notice(Instant.now(), objection));
      return;
    }
    String before = seat.name();
    seats.remove(before);
    seat.rename(name);
    seats.put(name, seat);
    seat.tell(new Renamed(name));
    tell(before + " is now called " + name);
  }

  private String names() {
    return seats.values().stream()
        .map(seat -> seat.isAway() ? seat.name() + " (not answering)" : seat.name())
        .collect(Collectors.joining(", "));
  }

  private boolean isSeated(Seat seat) {
    return Objects.equals(seats.get(seat.name()), seat);
  }

  private void tell(String happening) {
    tell(new Notice(Instant.now(), happening));
  }

  private void tell(Line line) {
    log.addLast(line);
    if (log.size() > LOG_LINES) {
      log.removeFirst();
    }
    for (Seat seat : seats.values()) {
      seat.tell(line);
    }
    journal.accept(line);
  }

  static String seconds(Duration time) {
    String text = new BigDecimal(time.toMillis()).movePointLeft(3).toPlainString();
    return text.replaceAll("\\.?0+$", "") + " s";
  }
}
