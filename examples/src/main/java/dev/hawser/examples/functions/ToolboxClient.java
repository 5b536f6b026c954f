package dev.hawser.examples.functions;

import dev.hawser.Client;
import dev.hawser.examples.functions.Toolbox.Box;
import dev.hawser.object.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The client.
public final class ToolboxClient {
  private ToolboxClient() {}

  /// The whole program.
  ///
  /// @param args the server's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Toolbox toolbox = client.lookup("toolbox", Toolbox.class);
      functions(toolbox);
      references(toolbox);
      values(toolbox);
    }
  }

  /// A function runs where it was made.
  private static void functions(Toolbox toolbox) {
    Function<Integer, Integer> noisy =
        x -> {
          System.out.println("the client squares " + x);
          return x * x;
        };
    System.out.println("squares: " + toolbox.map(noisy, List.of(1, 2, 3)));
    System.out.println("a cube: " + toolbox.cube().apply(3));
  }

  /// A reference that comes home is the object itself.
  private static void references(Toolbox toolbox) {
    Box far = toolbox.box();
    far.put("apples");
    System.out.println("in the server's box: " + toolbox.box().content());
    System.out.println("the same proxy: " + (toolbox.box() == far));
    System.out.println("equal: " + toolbox.box().equals(far));
    System.out.println("the same hash: " + (toolbox.box().hashCode() == far.hashCode()));
    System.out.println("a proxy: " + Proxies.isProxy(far));
    System.out.println("its own, for the server: " + toolbox.isMine(far));
    Box near = new ToolboxServer.Carton();
    System.out.println("the client's box comes back: " + (toolbox.echo(near) == near));
    System.out.println("the server's box comes back: " + (toolbox.echo(far) == far));
  }

  /// A value is copied.
  private static void values(Toolbox toolbox) {
    List<String> words = new ArrayList<>(List.of("one", "two"));
    toolbox.addTo(words);
    System.out.println("the client's list: " + words);
  }
}
