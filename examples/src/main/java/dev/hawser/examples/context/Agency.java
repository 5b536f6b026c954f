package dev.hawser.examples.context;

import dev.hawser.Client;
import dev.hawser.call.CallContext;
import dev.hawser.call.CallOptions;
import dev.hawser.object.Proxies;

/// Calls on behalf of several customers.
public final class Agency {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.builder().name("agency").connect(args[0])) {
      Journal journal = client.lookup("journal", Journal.class);
      Journal forAnna = Proxies.with(journal, CallOptions.defaults().annotate("customer", "Anna"));
      Journal forBen = Proxies.with(journal, CallOptions.defaults().annotate("customer", "Ben"));
      IO.println(journal.note("a letter"));
      IO.println(forAnna.note("a ticket"));
      IO.println(forBen.note("a hotel"));
      IO.println(forAnna.interview(Agency::opinion));
    }
  }

  /// Runs inside a call that runs inside a call: what was given along is still there.
  private static String opinion() {
    CallContext context = CallContext.current();
    return context.annotations().get("customer") + " is content, at depth " + context.depth();
  }
}
