package dev.hawser.examples.handles;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import dev.hawser.object.Exported;
import dev.hawser.object.RemoteRef;
import java.util.List;

/// Does with the garden what can be done with handles. Every operation runs in the garden's
/// process; only what is asked for by an `as` method comes here.
public final class Gardener {
  private final Client client;

  private Gardener(Client client) {
    this.client = client;
  }

  /// The whole program.
  ///
  /// @param args the garden's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Gardener gardener = new Gardener(client);
      gardener.browse();
      gardener.attributes();
      gardener.methods();
      gardener.items();
      gardener.operators();
      gardener.store();
    }
  }

  private void browse() {
    List<String> names = client.browse().stream().map(Exported::name).toList();
    System.out.println("exports: " + names);
  }

  private void attributes() {
    RemoteRef root = client.fetch("root");
    System.out.println("value: " + root.get("value").asInt());
    root.set("value", 4);
    System.out.println("value, set: " + root.get("value").asString());
    try {
      root.get("parent");
    } catch (RefusedException e) {
      System.out.println("refused: parent");
    }
  }

  private void methods() {
    RemoteRef root = client.fetch("root");
    RemoteRef child = root.invoke("child", 0);
    System.out.println("child's value: " + child.get("value").asInt());
    System.out.println("the same child: " + child.equals(client.fetch("child")));
    RemoteRef grown = client.fetch("nursery").invoke("grow", "oak");
    root.invoke("add", grown);
    System.out.println("children: " + root.invoke("childCount").asInt());
    try {
      root.invoke("forget");
    } catch (RefusedException e) {
      System.out.println("refused: forget");
    }
  }

  private void items() {
    RemoteRef numbers = client.fetch("numbers");
    numbers.put(0, 11);
    numbers.delete(1);
    System.out.println("numbers: " + numbers.stream(Integer.class).toList());
    System.out.println("the last of " + numbers.size() + ": " + numbers.at(-1).asInt());
    RemoteRef prices = client.fetch("prices");
    prices.put("tea", 3);
    System.out.println("there is tea: " + prices.contains("tea"));
    System.out.println("its price: " + prices.at("tea").asInt());
  }

  private void operators() {
    RemoteRef value = client.fetch("child").get("value");
    RemoteRef five = client.fetch("five");
    System.out.println("2 + 4 = " + value.plus(4).asInt());
    System.out.println("2 - 5 = " + value.minus(five).asInt());
    System.out.println("2 * 5 = " + value.times(five).asInt());
    System.out.println("5 / 2 = " + five.dividedBy(value).asInt());
    System.out.println("5 % 2 = " + five.remainder(value).asInt());
    System.out.println("2 < 5: " + (value.compareTo(five) < 0));
    System.out.println("5 is 5: " + five.isEqualTo(5));
    System.out.println("5 is true: " + five.asBoolean());
  }

  private void store() {
    RemoteRef stored = client.store(5);
    client.attach(stored, "exported by a client");
    RemoteRef again = client.fetch("exported by a client");
    System.out.println("attached, fetched: " + again.isEqualTo(stored));
    client.fetch("root").set("value", stored);
    System.out.println("value, set by a handle: " + client.fetch("root").get("value").asInt());
    client.attach("a letter", "left behind"); // until this session ends
    browse();
    System.out.println("detached: " + client.detach("exported by a client"));
  }
}
