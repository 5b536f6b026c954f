package dev.hawser.examples.stocks;

import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;
import java.util.List;

/// Whoever wants to hear of quotes. Nobody waits for a listener.
@Remote
interface Listener {
  @Oneway
  void hear(List<Quote> quotes);
}
