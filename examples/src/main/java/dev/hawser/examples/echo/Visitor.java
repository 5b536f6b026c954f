package dev.hawser.examples.echo;

import module java.base;

import dev.hawser.Client;
import dev.hawser.object.RemoteRef;

/// Uses an echo server without any class of its own: by an interface, and by a handle.
public final class Visitor {
  /// The whole program.
  ///
  /// @param args the echo server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0]);
        RemoteRef handle = client.fetch("test.echo")) {
      Repeater repeater = client.lookup("test.echo", Repeater.class);
      IO.println("by an interface: " + repeater.echo(List.of("ahoy", 42, 2.5)));
      IO.println("by a handle: " + handle.invoke("echo", "ahoy").asString());
      IO.println("verbose: " + handle.get("verbose").asBoolean());
    }
  }
}
