package dev.hawser.examples.stocks;

import module java.base;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// Whoever wants to hear of quotes. Nobody waits for a listener.
@Remote
interface Listener {
  @Oneway
  void hear(List<Quote> quotes);
}
