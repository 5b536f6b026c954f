package dev.hawser.examples.callback;

import module java.base;

import dev.hawser.object.Callback;
import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;

/// What the server offers.
interface Office {
  /// Hires a worker.
  ///
  /// @param customer hears which worker is done, at the client
  Worker hire(Consumer<Integer> customer);

  /// How many workers have not finished yet.
  int working();

  /// Asks two questions, and tells what came of them.
  List<String> ask(Witness witness);

  /// Works at the server.
  @Remote
  interface Worker {
    /// Begins some work. The caller does not wait for it.
    @Oneway
    void work(int millis);
  }

  /// Is at the client, and answers questions badly.
  @Remote
  interface Witness {
    String whatHappened();

    /// As {@link #whatHappened}. If it fails, its own process hears of it, too.
    @Callback
    String whereWereYou();
  }
}
