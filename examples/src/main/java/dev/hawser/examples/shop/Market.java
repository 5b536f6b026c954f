package dev.hawser.examples.shop;

import module java.base;

import dev.hawser.Server;

/// The shop. Each cart is an export of its own, so that it can be taken back.
public final class Market implements Shop {
  private final SortedMap<String, BigDecimal> goods = new TreeMap<>();
  private final SortedMap<String, Basket> baskets = new ConcurrentSkipListMap<>();
  private final Server server;

  private Market(Server server) {
    this.server = server;
    goods.put("bread", new BigDecimal("1.50"));
    goods.put("chocolate", new BigDecimal("3.99"));
    goods.put("ham", new BigDecimal("5.25"));
    goods.put("tea", new BigDecimal("2.40"));
  }

  /// Runs until it is stopped.
  public static void main(String... args) throws InterruptedException {
    try (Server server = Server.open()) {
      server.export("shop", new Market(server));
      server.serve();
    }
  }

  /// A cart as the shop has it.
  private record Basket(List<String> articles) implements Cart {
    @Override
    public void add(String article) {
      articles.add(article);
    }
  }

  @Override
  public SortedMap<String, BigDecimal> goods() {
    return goods;
  }

  @Override
  public Cart enter(String customer) {
    Basket basket = new Basket(new CopyOnWriteArrayList<>());
    if (baskets.putIfAbsent(customer, basket) != null) {
      throw new IllegalStateException(customer + " is in already");
    }
    server.export("carts." + customer, basket);
    return basket;
  }

  @Override
  public Set<String> customers() {
    return new TreeSet<>(baskets.keySet());
  }

  /// A cart that comes home is the object that was given away, and no proxy.
  @Override
  public synchronized String pay(Cart cart) {
    if (!(cart instanceof Basket(var articles))) {
      throw new IllegalArgumentException("this is no cart of ours");
    }
    BigDecimal total = BigDecimal.ZERO;
    StringBuilder receipt = new StringBuilder();
    while (!articles.isEmpty()) {
      String article = articles.removeFirst();
      BigDecimal price = goods.getOrDefault(article, BigDecimal.ZERO);
      total = total.add(price);
      receipt.append("%10s %5s\n".formatted(article, price));
    }
    return receipt.append("%10s %5s".formatted("total", total)).toString();
  }

  @Override
  public synchronized void leave(String customer) {
    Basket basket = baskets.get(customer);
    if (basket == null || !basket.articles().isEmpty()) {
      String why = basket == null ? " is not in" : " has not paid for " + basket.articles();
      throw new IllegalStateException(customer + why);
    }
    server.exports().remove("carts." + customer);
    baskets.remove(customer);
  }
}
