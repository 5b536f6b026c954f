package dev.hawser.examples.unixsocket;

import dev.hawser.Client;

/// Calls. Nothing in it has to do with the kind of address.
public final class Caller {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      IO.println(client.lookup("radio", Radio.class).say("Hello there!"));
    }
  }
}
