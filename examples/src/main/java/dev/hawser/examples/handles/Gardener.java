package dev.hawser.examples.handles;

import module java.base;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.object.Exported;
import dev.hawser.object.RemoteRef;

/// Does with the garden what can be done with handles. Every operation runs in the garden's
/// process; only what is asked for by an `as` method comes here.
public final class Gardener {
  /// The whole program.
  ///
  /// @param args the garden's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      browse(client);
      attributes(client);
      methods(client);
      items(client);
      operators(client);
      store(client);
    }
  }

  private static void browse(Client client) {
    List<String> names = client.browse().stream().map(Exported::name).toList();
    IO.println("exports: " + names);
  }

  private static void attributes(Client client) {
    RemoteRef root = client.fetch("root");
    IO.println("value: " + root.get("value").asInt());
    root.set("value", 4);
    IO.println("value, set: " + root.get("value").asString());
    try {
      root.get("parent");
    } catch (RefusedException e) {
      IO.println("refused: parent");
    }
  }

  private static void methods(Client client) {
    RemoteRef root = client.fetch("root");
    RemoteRef child = root.invoke("child", 0);
    IO.println("child's value: " + child.get("value").asInt());
    IO.println("the same child: " + child.equals(client.fetch("child")));
    RemoteRef grown = client.fetch("nursery").invoke("grow", "oak");
    root.invoke("add", grown);
    IO.println("children: " + root.invoke("childCount").asInt());
    try {
      root.invoke("forget");
    } catch (RefusedException e) {
      IO.println("refused: forget");
    }
  }

  private static void items(Client client) {
    RemoteRef numbers = client.fetch("numbers");
    numbers.put(0, 11);
    numbers.delete(1);
    IO.println("numbers: " + numbers.stream(Integer.class).toList());
    IO.println("the last of " + numbers.size() + ": " + numbers.at(-1).asInt());
    RemoteRef prices = client.fetch("prices");
    prices.put("tea", 3);
    IO.println("there is tea: " + prices.contains("tea"));
    IO.println("its price: " + prices.at("tea").asInt());
  }

  private static void operators(Client client) {
    RemoteRef value = client.fetch("child").get("value");
    RemoteRef five = client.fetch("five");
    IO.println("2 + 4 = " + value.plus(4).asInt());
    IO.println("2 - 5 = " + value.minus(five).asInt());
    IO.println("2 * 5 = " + value.times(five).asInt());
    IO.println("5 / 2 = " + five.dividedBy(value).asInt());
    IO.println("5 % 2 = " + five.remainder(value).asInt());
    IO.println("2 < 5: " + (value.compareTo(five) < 0));
    IO.println("5 is 5: " + five.isEqualTo(5));
    IO.println("5 is true: " + five.asBoolean());
  }

  private static void store(Client client) {
    RemoteRef stored = client.store(5);
    client.attach(stored, "exported by a client");
    RemoteRef again = client.fetch("exported by a client");
    IO.println("attached, fetched: " + again.isEqualTo(stored));
    client.fetch("root").set("value", stored);
    IO.println("value, set by a handle: " + client.fetch("root").get("value").asInt());
    client.attach("a letter", "left behind"); // until this session ends
    browse(client);
    IO.println("detached: " + client.detach("exported by a client"));
  }
}
