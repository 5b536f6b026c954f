package dev.hawser.examples.parlour;

import dev.hawser.Client;

/// A guest: says what is typed, until the input ends.
public final class Guest {
  /// The whole program.
  ///
  /// @param args the parlour's address, and the guest's name
  public static void main(String... args) throws InterruptedException {
    try (Client client = Client.builder().name(args[1]).connect(args[0])) {
      client.pipe().onReceive(IO::println);
      IO.println("you are in");
      for (String line = IO.readln(); line != null; line = IO.readln()) {
        client.pipe().send(line);
      }
    }
  }
}
