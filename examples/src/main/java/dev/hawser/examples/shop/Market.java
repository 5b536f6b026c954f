package dev.hawser.examples.shop;

import dev.hawser.Server;
import dev.hawser.Subscription;
import dev.hawser.object.Exports;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The shop. Each cart is an export of its own, so that it can be taken back.
public final class Market implements Shop {
  private record Visit(Basket basket, Subscription export) {}

  private final SortedMap<String, BigDecimal> goods = new TreeMap<>();
  private final Map<String, Visit> visits = new TreeMap<>();
  private final Exports exports;

  private Market(Exports exports) {
    this.exports = exports;
    goods.put("bread", new BigDecimal("1.50"));
    goods.put("chocolate", new BigDecimal("3.99"));
    goods.put("ham", new BigDecimal("5.25"));
    goods.put("tea", new BigDecimal("2.40"));
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
  public SortedMap<String, BigDecimal> goods() {
    return goods;
  }

  @Override
  public synchronized Cart enter(String customer) {
    if (visits.containsKey(customer)) {
      throw new IllegalStateException(customer + " is in already");
    }
    Basket basket = new Basket();
    visits.put(customer, new Visit(basket, exports.add("carts." + customer, basket)));
    return basket;
  }

  @Override
  public synchronized Set<String> customers() {
    return new TreeSet<>(visits.keySet());
  }

  @Override
  public String pay(String customer) {
    return customer + " has paid:\n" + pay(visit(customer).basket());
  }

  /// A cart that comes home is the object that was given away, and no proxy.
  @Override
  public String pay(Cart cart) {
    if (!(cart instanceof Basket basket)) {
      throw new IllegalArgumentException("this is no cart of ours");
    }
    BigDecimal total = BigDecimal.ZERO;
    StringBuilder receipt = new StringBuilder();
    for (String article : basket.empty()) {
      BigDecimal price = goods.getOrDefault(article, BigDecimal.ZERO);
      total = total.add(price);
      receipt.append("%10s %5s\n".formatted(article, price));
    }
    return receipt.append("%10s %5s".formatted("total", total)).toString();
  }

  @Override
  public synchronized void leave(String customer) {
    Visit visit = visit(customer);
    if (!visit.basket().articles().isEmpty()) {
      throw new IllegalStateException(customer + " has not paid for " + visit.basket().articles());
    }
    visit.export().close();
    visits.remove(customer);
  }

  private synchronized Visit visit(String customer) {
    Visit visit = visits.get(customer);
    if (visit == null) {
      throw new IllegalStateException(customer + " is not in");
    }
    return visit;
  }
}
