package dev.hawser.examples.connecting;

import dev.hawser.Client;

/// A client. It comes, leaves, comes back, and stays until it is sent away or the server closes.
public final class Ship {
  /// The whole program.
  ///
  /// @param args the server's ticket or address, and a name
  public static void main(String... args) throws InterruptedException {
    Client client = Client.builder().name(args[1]).connect(args[0]);
    IO.println("number " + client.id() + " at " + client.address());
    client.close();
    IO.println("closed: " + client.isClosed());
    try (Client again = Client.builder().name(args[1]).connect(args[0])) {
      IO.println("number " + again.id());
      again.awaitClose();
      IO.println("closed: " + again.isClosed());
    }
  }
}
