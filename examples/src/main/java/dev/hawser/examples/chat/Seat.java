package dev.hawser.examples.chat;

import module java.base;

import dev.hawser.DisconnectedException;
import dev.hawser.Peer;
import dev.hawser.Pipe;

/// A guest's place in the room. News waits here for a guest who reads slowly or is away, so that
/// nobody else has to wait for that guest.
final class Seat {
  private static final int MOST_WAITING = 1_000;

  final Peer peer;
  private final Pipe<Message> pipe;
  private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread delivery;
  private String name;
  private boolean away;

  Seat(Peer peer, Pipe<Message> pipe) {
    this.peer = peer;
    this.pipe = pipe;
    this.name = peer.name();
    delivery = Thread.ofVirtual().name("to " + name).start(this::deliver);
  }

  /// Leaves news for the guest, without waiting. One who is too far behind loses the seat.
  void tell(Message.News news) {
    if (!waiting.offer(news)) {
      Thread.startVirtualThread(peer::close);
    }
  }

  /// Stops delivering.
  void clear() {
    delivery.interrupt();
  }

  private void deliver() {
    try {
      while (true) {
        pipe.send(waiting.take());
      }
    } catch (DisconnectedException | InterruptedException e) {
      // The guest is gone; the room hears of it from the server.
    }
  }

  /// Guarded by the room, as is all that changes here.
  String name() {
    return name;
  }

  void rename(String newName) {
    name = newName;
  }

  boolean isAway() {
    return away;
  }

  void away(boolean isAway) {
    away = isAway;
  }
}
