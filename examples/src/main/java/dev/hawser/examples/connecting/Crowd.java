package dev.hawser.examples.connecting;

import module java.base;

import dev.hawser.Client;

/// Has the clients listed, sends many that come and go, and has the server closed.
public final class Crowd {
  /// The whole program.
  ///
  /// @param args the server's address, and how many
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.builder().name("crowd").connect(args[0])) {
      client.globals().queue("wishes").put("list");
      client.globals().queue("done").take();
      List<Client> crowd = new ArrayList<>();
      for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
        crowd.add(Client.builder().name("one of the crowd").connect(args[0]));
      }
      crowd.forEach(Client::close);
      IO.println("came and went: " + crowd.size());
      client.globals().queue("wishes").put("close");
      client.awaitClose();
      IO.println("the server is closed");
    }
  }
}
