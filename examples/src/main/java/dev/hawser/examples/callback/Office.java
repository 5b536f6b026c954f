package dev.hawser.examples.callback;

import dev.hawser.object.Callback;
import dev.hawser.object.Oneway;
import dev.hawser.object.Remote;
import java.util.List;

/// What the server offers.
interface Office {
  /// Hires a worker.
  ///
  /// @param customer who hears when the work is done
  Worker hire(Customer customer);

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

  /// Is at the client.
  @Remote
  interface Customer {
    void done(int worker);
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
