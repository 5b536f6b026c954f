package dev.hawser.examples.service;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.object.Exported;
import dev.hawser.object.RemoteRef;

/// Asks. An interface of its own is all that it needs: what the service is, it never knows.
public final class Asker {
  /// What a client expects of the service.
  interface Oracle {
    int answer();

    int asked();

    String owner();
  }

  /// What the service does not expose.
  interface Questions {
    String question();
  }

  /// The whole program.
  ///
  /// @param args the server's address, and the asker's name
  public static void main(String... args) {
    try (Client client = Client.builder().name(args[1]).connect(args[0])) {
      IO.println("services: " + client.browse().stream().map(Exported::name).toList());
      Oracle root = client.root(Oracle.class);
      IO.println("the answer is " + root.answer());
      try (RemoteRef shared = client.fetch("shared")) {
        IO.println("the real answer is " + shared.get("theRealAnswer").asInt());
      }
      try {
        client.lookup("shared", Questions.class);
      } catch (RefusedException e) {
        IO.println("refused: " + e.getMessage());
      }
      show("shared", client);
      show("own", client);
      show("fresh", client);
    }
  }

  private static void show(String name, Client client) {
    Oracle oracle = client.lookup(name, Oracle.class);
    int answer = oracle.answer();
    IO.println(
        "%s: answer %d, asked %d times, owned by %s"
            .formatted(name, answer, oracle.asked(), oracle.owner()));
  }
}
