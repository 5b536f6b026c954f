package dev.hawser.examples.shop;

/// A shop.
interface Shop {
  /// Gives a customer an empty cart.
  ///
  /// @throws IllegalStateException if somebody of that name is in already
  Cart enter(String customer);

  /// Empties a cart at the till.
  ///
  /// @return the receipt
  String pay(Cart cart);

  /// Takes the cart back.
  ///
  /// @throws IllegalStateException if it is not empty
  void leave(String customer);
}
