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
              "there is {bread=1.50, chocolate=3.99, ham=5.25, tea=2.40}",
              "in the shop: [Harry, Sally, a thief]",
              "Harry has paid:",
              "     bread  1.50",
              "       tea  2.40",
              "     total  3.90",
              "       ham  5.25",
              "     bread  1.50",
              "       ham  5.25",
              "     total 12.00",
              "Harry has [], Sally has []",
              "Harry has left",
              "Sally has left",
              "a thief has not paid for [chocolate]",
              "in the shop: [a thief]")
          .last()
          .asString()
          .isEqualTo("Harry's cart is gone: 'carts.Harry' is not exported any more");
    }
  }
}
