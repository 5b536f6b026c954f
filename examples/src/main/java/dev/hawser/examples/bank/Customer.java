package dev.hawser.examples.bank;

import module java.base;

import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.Services;

/// Does the same business with every bank there is.
public final class Customer {
  private final String name;
  private final Bank bank;

  private Customer(String name, Bank bank) {
    this.name = name;
    this.bank = bank;
  }

  /// The whole program.
  ///
  /// @param args the hub's address, and the names of customers
  public static void main(String... args) {
    List<String> customers = Arrays.asList(args).subList(1, args.length);
    try (Services services = Services.at(args[0])) {
      List<NameEntry> banks = services.names().list(NameFilter.startingWith(Bank.PREFIX));
      if (banks.isEmpty()) {
        throw new IllegalStateException("there is no bank: start one first");
      }
      for (NameEntry each : banks) {
        Bank bank = services.proxy(each.name(), Bank.class);
        IO.println(each.name());
        customers.forEach(name -> new Customer(name, bank).doBusiness());
        IO.println("  accounts: " + new TreeMap<>(bank.accounts()));
      }
    }
  }

  private void doBusiness() {
    openAfresh();
    bank.deposit(name, new BigDecimal("200.00"));
    bank.deposit(name, new BigDecimal("500.75"));
    withdraw("400.00");
    withdraw("400.00");
    try {
      bank.close("nobody");
    } catch (NoSuchElementException e) {
      IO.println("  refused: " + e.getMessage());
    }
  }

  private void openAfresh() {
    try {
      bank.open(name);
    } catch (IllegalArgumentException e) {
      IO.println("  refused: " + e.getMessage());
      bank.close(name);
      bank.open(name);
    }
  }

  private void withdraw(String amount) {
    try {
      bank.withdraw(name, new BigDecimal(amount));
      IO.println("  withdrawn: " + amount);
    } catch (OverdrawnException e) {
      IO.println("  refused: " + e.getMessage());
    }
  }
}
