package dev.hawser.examples.shop;

import dev.hawser.Client;
import dev.hawser.RefusedException;

/// Two customers, one of whom forgets to pay.
public final class Shoppers {
  private Shoppers() {}

  /// The whole program.
  ///
  /// @param args the shop's address
  public static void main(String... args) {
    try (Client client = Client.connect(args[0])) {
      Shop shop = client.lookup("shop", Shop.class);
      Cart harry = shop.enter("Harry");
      Cart sally = shop.enter("Sally");
      harry.add("bananas", 4);
      sally.add("ham", 6);
      harry.add("tea", 3);
      sally.add("bread", 2);
      System.out.println("Harry has " + harry.articles() + ", Sally has " + sally.articles());
      System.out.println(shop.pay(harry));
      leave(shop, "Harry");
      leave(shop, "Sally");
      System.out.println(shop.pay(sally));
      leave(shop, "Sally");
      try {
        harry.add("a newspaper", 2);
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
