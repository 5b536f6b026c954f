package dev.hawser.examples.pipes;

import dev.hawser.Client;

/// The client: asks, and waits for the answers.
public final class Asker {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.connect(args[0])) {
      client.pipe().send("What's your name?");
      IO.println(client.pipe().receive());
      client.pipe("age").send("How old are you?");
      IO.println(client.pipe("age").receive());
      long sum = Numbers.exchange(client.pipe("numbers", Integer.class));
      IO.println("sum: " + sum);
    }
  }
}
