package dev.hawser.examples.functions;

import module java.base;

import dev.hawser.Client;
import dev.hawser.examples.functions.Toolbox.Box;
import dev.hawser.object.Proxies;

/// The client.
public final class ToolboxClient {
  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Toolbox toolbox = client.lookup("toolbox", Toolbox.class);

      // A function runs where it was made.
      List<Integer> squares = toolbox.map(ToolboxClient::square, List.of(1, 2, 3));
      IO.println("squares: " + squares + "\na cube: " + toolbox.cube().apply(3));

      // A reference that comes home is the object itself.
      Box far = toolbox.box();
      far.put("apples");
      IO.println("in the server's box: " + toolbox.box().content());
      IO.println("the same proxy: " + (toolbox.box() == far));
      IO.println("equal: " + toolbox.box().equals(far));
      IO.println("the same hash: " + (toolbox.box().hashCode() == far.hashCode()));
      IO.println("a proxy: " + Proxies.isProxy(far));
      IO.println("its own, for the server: " + toolbox.isMine(far));
      Box near = new ToolboxServer.Carton();
      IO.println("the client's box comes back: " + (toolbox.echo(near) == near));
      IO.println("the server's box comes back: " + (toolbox.echo(far) == far));

      // A value is copied.
      List<String> words = new ArrayList<>(List.of("one", "two"));
      toolbox.addTo(words);
      IO.println("the client's list: " + words);
    }
  }

  private static int square(int number) {
    IO.println("the client squares " + number);
    return number * number;
  }
}
