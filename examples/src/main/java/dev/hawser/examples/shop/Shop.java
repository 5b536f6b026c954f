package dev.hawser.examples.shop;

import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;

/// A shop.
interface Shop {
  /// What there is, and what it costs.
  SortedMap<String, BigDecimal> goods();

  /// Gives a customer an empty cart.
  ///
  /// @throws IllegalStateException if somebody of that name is in already
  Cart enter(String customer);

  /// Who is in.
  Set<String> customers();

  /// Empties somebody's cart at the till.
  ///
  /// @return the receipt
  String pay(String customer);

  /// Empties a cart at the till.
  ///
  /// @return the receipt
  String pay(Cart cart);

  /// Takes the cart back.
  ///
  /// @throws IllegalStateException if it is not empty
  void leave(String customer);
}
