package dev.hawser.examples.bank;

import module java.base;

import dev.hawser.object.Remote;

/// A bank. Every method that names an account throws {@link NoSuchElementException} if nobody of
/// that name has one.
@Remote
interface Bank {
  /// How the names of all banks begin.
  String PREFIX = "example.banks.";

  /// Opens an account.
  ///
  /// @throws IllegalArgumentException if that name has one already
  void open(String owner);

  void close(String owner);

  void deposit(String owner, BigDecimal amount);

  /// Takes money out.
  ///
  /// @throws OverdrawnException if the bank does not lend so much
  void withdraw(String owner, BigDecimal amount) throws OverdrawnException;

  BigDecimal balance(String owner);

  Map<String, BigDecimal> accounts();
}
