package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.DisconnectedException;
import dev.hawser.RefusedException;

/// Listeners, each with what it wants to hear. Those that are gone are forgotten.
final class Audience {
  private record Seat(Predicate<Quote> wanted, Listener listener) {}

  private final List<Seat> seats = new CopyOnWriteArrayList<>();

  void add(Predicate<Quote> wanted, Listener listener) {
    seats.add(new Seat(wanted, listener));
  }

  /// A proxy equals another of the same object.
  void remove(Listener listener) {
    seats.removeIf(seat -> seat.listener().equals(listener));
  }

  void tell(List<Quote> quotes) {
    for (Seat seat : seats) {
      List<Quote> wanted = quotes.stream().filter(seat.wanted()).toList();
      if (!wanted.isEmpty()) {
        tell(seat, wanted);
      }
    }
  }

  private void tell(Seat seat, List<Quote> quotes) {
    try {
      seat.listener().hear(quotes);
    } catch (DisconnectedException | RefusedException e) {
      seats.remove(seat);
    }
  }
}
