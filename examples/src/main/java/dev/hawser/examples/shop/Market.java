package dev.hawser.examples.shop;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.object.Exports;
import java.util.HashMap;
import java.util.Map;

/// The shop. Each cart is an export of its own, so that it can be taken back.
public final class Market implements Shop {
  private record Visit(Basket basket, Subscription export) {}

  private final Exports exports;
  private final Map<String, Visit> visits = new HashMap<>();

  private Market(Exports exports) {
    this.exports = exports;
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("shop", new Market(server.exports()));
      System.out.println("open at " + server.address());
      server.awaitClose();
    }
  }

  @Override
  public synchronized Cart enter(String customer) {
    if (visits.containsKey(customer)) {
      throw new IllegalStateException(customer + " is in already");
    }
    Basket basket = new Basket(customer);
    visits.put(customer, new Visit(basket, exports.add("carts." + customer, basket)));
    return basket;
  }

  /// A cart that comes home is the object that was given away, and no proxy.
  @Override
  public String pay(Cart cart) {
    if (cart instanceof Basket basket) {
      return basket.checkOut();
    }
    throw new IllegalArgumentException("this is no cart of ours");
  }

  @Override
  public synchronized void leave(String customer) {
    Visit visit = visits.get(customer);
    if (visit == null) {
      throw new IllegalStateException(customer + " is not in");
    }
    if (!visit.basket().isEmpty()) {
      throw new IllegalStateException(customer + " has not paid for " + visit.basket().articles());
    }
    visit.export().close();
    visits.remove(customer);
  }
}
