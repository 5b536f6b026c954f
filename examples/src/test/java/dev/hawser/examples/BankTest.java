package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two banks and their customers, all in processes of their own.
class BankTest {
  @Test
  @DisplayName("both banks are found; one lends, the other does not; all customers see one ledger")
  void business() throws Exception {
    try (Program hub = Program.server("hub");
        Program abn = Program.example("bank", "branch", hub.address(), "abn", "0");
        Program rabobank = Program.example("bank", "branch", hub.address(), "rabobank", "500")) {
      abn.await("is open");
      rabobank.await("is open");
      assertThat(customers(hub, "Irmen"))
          .containsExactly(
              "example.banks.abn",
              "  withdrawn: 400.00",
              "  refused: Irmen has only 300.75",
              "  refused: nobody has no account here",
              "  accounts: {Irmen=300.75}",
              "example.banks.rabobank",
              "  withdrawn: 400.00",
              "  withdrawn: 400.00",
              "  refused: nobody has no account here",
              "  accounts: {Irmen=-99.25}");
      assertThat(customers(hub, "Suzy", "Irmen"))
          .contains("  refused: Irmen has an account already")
          .contains("  accounts: {Irmen=300.75, Suzy=300.75}")
          .contains("  accounts: {Irmen=-99.25, Suzy=-99.25}");
    }
  }

  private static List<String> customers(Program hub, String... names) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(hub.address()));
    arguments.addAll(List.of(names));
    try (Program customers =
        Program.example("bank", "customer", arguments.toArray(String[]::new))) {
      return customers.transcript();
    }
  }
}
