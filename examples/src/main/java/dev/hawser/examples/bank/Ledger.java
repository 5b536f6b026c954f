package dev.hawser.examples.bank;

import module java.base;

/// A bank that keeps everything in memory.
final class Ledger implements Bank {
  private final BigDecimal credit;
  private final Map<String, BigDecimal> balances = new TreeMap<>();

  /// @param credit how far an account may be overdrawn
  Ledger(BigDecimal credit) {
    this.credit = credit;
  }

  @Override
  public synchronized void open(String owner) {
    if (balances.putIfAbsent(owner, BigDecimal.ZERO) != null) {
      throw new IllegalArgumentException(owner + " has an account already");
    }
  }

  @Override
  public synchronized void close(String owner) {
    balance(owner);
    balances.remove(owner);
  }

  @Override
  public synchronized void deposit(String owner, BigDecimal amount) {
    balances.put(owner, balance(owner).add(amount));
  }

  @Override
  public synchronized void withdraw(String owner, BigDecimal amount) throws OverdrawnException {
    BigDecimal rest = balance(owner).subtract(amount);
    if (rest.compareTo(credit.negate()) < 0) {
      throw new OverdrawnException(owner + " has only " + balance(owner));
    }
    balances.put(owner, rest);
  }

  @Override
  public synchronized BigDecimal balance(String owner) {
    BigDecimal balance = balances.get(owner);
    if (balance == null) {
      throw new NoSuchElementException(owner + " has no account here");
    }
    return balance;
  }

  @Override
  public synchronized Map<String, BigDecimal> accounts() {
    return Map.copyOf(balances);
  }
}
