package dev.hawser.examples.shop;

import module java.base;

import dev.hawser.Client;
import dev.hawser.RefusedException;

/// Three customers, one of whom does not want to pay.
public final class Shoppers {
  /// The whole program.
  ///
  /// @param args the shop's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Shop shop = client.lookup("shop", Shop.class);
      IO.println("there is " + shop.goods());
      Shop.Cart harry = shop.enter("Harry");
      Shop.Cart sally = shop.enter("Sally");
      Shop.Cart thief = shop.enter("a thief");
      harry.add("bread");
      sally.add("ham");
      thief.add("chocolate");
      harry.add("tea");
      sally.add("bread");
      sally.add("ham");
      IO.println("in the shop: " + shop.customers());
      IO.println("Harry has paid:\n" + shop.pay(harry));
      IO.println(shop.pay(sally));
      IO.println("Harry has " + harry.articles() + ", Sally has " + sally.articles());
      for (String customer : List.of("Harry", "Sally", "a thief")) {
        try {
          shop.leave(customer);
          IO.println(customer + " has left");
        } catch (IllegalStateException e) {
          IO.println(e.getMessage());
        }
      }
      IO.println("in the shop: " + shop.customers());
      try {
        harry.add("chocolate");
      } catch (RefusedException e) {
        IO.println("Harry's cart is gone: " + e.getMessage());
      }
    }
  }
}
