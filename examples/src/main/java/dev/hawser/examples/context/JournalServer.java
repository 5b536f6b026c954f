package dev.hawser.examples.context;

import dev.hawser.Server;
import dev.hawser.call.CallContext;

/// Knows who calls, and on whose behalf.
public final class JournalServer implements Journal {
  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    Server.builder().export("journal", new JournalServer()).serve();
  }

  @Override
  public String note(String what) {
    CallContext context = CallContext.current();
    return context.annotations().getOrDefault("customer", "nobody")
        + " by way of "
        + context.peer().name()
        + ": "
        + what;
  }

  @Override
  public String interview(Person person) {
    return note(person.opinion());
  }
}
