package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The shop and its customers.
class ShopTest {
  @Test
  @DisplayName("carts stay in the shop, must be paid, and are gone with their customers")
  void shopping() throws Exception {
    try (Program shop = Program.server("shop");
        Program customers = Program.example("shop", "client", shop.address())) {
      assertThat(customers.transcript())
          .startsWith(
              "Harry has [bananas, tea], Sally has [ham, bread]",
              "Harry paid 7 euros for [bananas, tea]",
              "Harry has left",
              "Sally has not paid for [ham, bread]",
              "Sally paid 8 euros for [ham, bread]",
              "Sally has left")
          .last()
          .asString()
          .startsWith("Harry's cart is gone: ");
    }
  }
}
