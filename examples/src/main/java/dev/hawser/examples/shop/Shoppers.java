package dev.hawser.examples.shop;

import dev.hawser.Client;
import dev.hawser.RefusedException;

/// Three customers, one of whom does not want to pay.
public final class Shoppers {
  private Shoppers() {}

  /// The whole program.
  ///
  /// @param args the shop's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Shop shop = client.lookup("shop", Shop.class);
      System.out.println("there is " + shop.goods());
      Cart harry = shop.enter("Harry");
      Cart sally = shop.enter("Sally");
      Cart thief = shop.enter("a thief");
      harry.add("bread");
      sally.add("ham");
      thief.add("chocolate");
      harry.add("tea");
      sally.add("bread");
      sally.add("ham");
      System.out.println("in the shop: " + shop.customers());

      System.out.println(shop.pay("Harry"));
      System.out.println(shop.pay(sally));
      System.out.println("Harry has " + harry.articles() + ", Sally has " + sally.articles());
      leave(shop, "Harry");
      leave(shop, "Sally");
      leave(shop, "a thief");
      System.out.println("in the shop: " + shop.customers());
      try {
        harry.add("chocolate");
      } catch (RefusedException e) {
        System.out.println("Harry's cart is gone: " + e.getMessage());
      }
    }
  }

  private static void leave(Shop shop, String customer) {
    try {
      shop.leave(customer);
      System.out.println(customer + " has left");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
