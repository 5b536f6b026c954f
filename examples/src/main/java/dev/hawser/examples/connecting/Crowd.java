package dev.hawser.examples.connecting;

import dev.hawser.Client;
import java.util.ArrayList;
import java.util.List;

/// Has the clients listed, sends many that come and go, and has the server closed.
public final class Crowd {
  private Crowd() {}

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
      System.out.println("came and went: " + crowd.size());
      client.globals().queue("wishes").put("close");
      client.awaitClose();
      System.out.println("the server is closed");
    }
  }
}
