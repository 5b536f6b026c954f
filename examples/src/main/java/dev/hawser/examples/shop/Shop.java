package dev.hawser.examples.shop;

import module java.base;

import dev.hawser.object.Remote;

/// A shop.
interface Shop {
  /// A shopping cart. It never leaves the shop: customers have proxies of it.
  @Remote
  interface Cart {
    void add(String article);

    List<String> articles();
  }

  /// What there is, and what it costs.
  SortedMap<String, BigDecimal> goods();

  /// Gives a customer an empty cart.
  ///
  /// @throws IllegalStateException if somebody of that name is in already
  Cart enter(String customer);

  /// Who is in.
  Set<String> customers();

  /// Empties a cart at the till.
  ///
  /// @return the receipt
  String pay(Cart cart);

  /// Takes the cart back.
  ///
  /// @throws IllegalStateException if it is not empty
  void leave(String customer);
}
