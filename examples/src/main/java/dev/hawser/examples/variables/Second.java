package dev.hawser.examples.variables;

import dev.hawser.Client;

/// The second client.
public final class Second {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      IO.println("test_var: " + client.globals().map().get("test_var"));
      client.globals().map().put("message", "Can somebody bring me some milk?");
      client.globals().queue("second").put("ready");
      client.globals().queue("seen").take();
    }
  }
}
