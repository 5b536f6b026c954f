package dev.hawser.examples.classic;

import dev.hawser.Client;
import dev.hawser.call.CallOptions;
import dev.hawser.call.SerializableFunction;
import dev.hawser.object.RemoteRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes itself at home in the other process.
public final class Guest {
  private final Client client;

  private Guest(Client client) {
    this.client = client;
  }

  /// The whole program.
  ///
  /// @param args the server's address, and a file that only the server reads
  public static void main(String... args) throws IOException {
    try (Client client = Client.connect(args[0])) {
      Guest guest = new Guest(client);
      guest.print();
      guest.read(args[1]);
      guest.evaluate();
      guest.shipFunction();
      guest.holdObject();
    }
  }

  /// What is printed there appears there, or here.
  private void print() {
    client.run(() -> System.out.println("hello from the client"));
    List<String> heard = new ArrayList<>();
    client
        .with(CallOptions.defaults().onOutput(heard::add))
        .run(() -> System.out.print("hello to the client"));
    System.out.println("heard: " + String.join("", heard));
  }

  /// What the server's Java can do, the client can.
  private void read(String file) throws IOException {
    String text = client.call(() -> Files.readString(Path.of(file)));
    System.out.println("in the file: " + text.strip());
    System.out.println("a static method: " + client.callRemote("java.lang.Math.sqrt", 500.0));
    System.out.println("a static field: " + client.callRemote("java.lang.Math.PI"));
  }

  /// What is declared stays, for this client.
  private void evaluate() {
    client.exec("import java.util.stream.*; int answer = 6 * 7;");
    System.out.println("2 * pi: " + client.eval("2 * Math.PI"));
    System.out.println("the answer: " + client.eval("answer"));
    System.out.println(
        "a sum: " + client.eval("IntStream.rangeClosed(1, 10).sum()", Integer.class));
  }

  /// A function of this program runs there, though the server never heard of it: once, or as often
  /// as you like under a name. Source that is evaluated there knows this client as `peer`.
  private void shipFunction() {
    SerializableFunction<Integer, Integer> square = x -> x * x;
    System.out.println("squared there: " + client.call(square::apply, 2));
    client.map().put("square", square);
    client.exec(
        """
        import dev.hawser.call.SerializableFunction;
        var square = (SerializableFunction<Integer, Integer>) peer.map().get("square");
        """);
    System.out.println("by its name: " + client.eval("square.apply(3)"));
    System.out.println("still the same: " + client.eval("square == peer.map().get(\"square\")"));
  }

  /// An object that stays there.
  private void holdObject() {
    RemoteRef list = client.store(new ArrayList<>(List.of(1, 2, 3)));
    System.out.println("held: a list of " + list.size());
    System.out.println("a copy: " + list.value());
  }
}
