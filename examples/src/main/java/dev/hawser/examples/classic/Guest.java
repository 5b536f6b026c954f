package dev.hawser.examples.classic;

import module java.base;

import dev.hawser.Client;
import dev.hawser.call.CallOptions;
import dev.hawser.call.SerializableFunction;
import dev.hawser.object.RemoteRef;

/// Makes itself at home in the other process.
public final class Guest {
  /// The whole program.
  ///
  /// @param args the server's address, and a file that only the server reads
  public static void main(String... args) throws IOException {
    try (Client client = Client.connect(args[0])) {
      // What is printed there appears there, or here.
      client.run(() -> IO.println("hello from the client"));
      IO.print("heard: ");
      client
          .with(CallOptions.defaults().onOutput(IO::print))
          .run(() -> IO.println("hello to the client"));

      // What the server's Java can do, the client can.
      String file = args[1];
      String text = client.call(() -> Files.readString(Path.of(file)));
      IO.println("in the file: " + text.strip());
      IO.println("a static method: " + client.callRemote("java.lang.Math.sqrt", 500.0));
      IO.println("a static field: " + client.callRemote("java.lang.Math.PI"));

      // What is declared stays, for this client.
      client.exec("import java.util.stream.*; int answer = 6 * 7;");
      IO.println("2 * pi: " + client.eval("2 * Math.PI"));
      IO.println("the answer: " + client.eval("answer"));
      IO.println("a sum: " + client.eval("IntStream.rangeClosed(1, 10).sum()", Integer.class));

      // A function of this program runs there, though the server never heard of it: once, or as
      // often as you like under a name. Source that is evaluated there knows this client as `peer`.
      SerializableFunction<Integer, Integer> square = x -> x * x;
      IO.println("squared there: " + client.call(square::apply, 2));
      client.map().put("square", square);
      client.exec("var square = (java.util.function.Function) peer.map().get(\"square\");");
      IO.println("by its name: " + client.eval("square.apply(3)"));
      IO.println("still the same: " + client.eval("square == peer.map().get(\"square\")"));

      // An object that stays there.
      RemoteRef list = client.store(new ArrayList<>(List.of(1, 2, 3)));
      IO.println("held: a list of " + list.size() + "\na copy: " + list.value());
    }
  }
}
