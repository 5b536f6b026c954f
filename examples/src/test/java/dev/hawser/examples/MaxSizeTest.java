package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Bounds on the size of values.
class MaxSizeTest {
  private static final String TOO_LARGE =
      "big: NOT_SENT, the value is larger than 2500 bytes. To allow it: "
          + ".limits(Limits.defaults().withValueBytes(…)) on the builder of the end that has this"
          + " limit";

  @Test
  @DisplayName("without a bound all is sent; with one, what is too large never leaves")
  void sender() throws Exception {
    assertThat(sentTo())
        .containsExactly(
            "without a bound, big: true",
            "without a bound, small: true",
            "with a bound, " + TOO_LARGE,
            "with a bound, small: true");
  }

  @Test
  @DisplayName("a server's bound refuses that one call; its session and all others go on")
  void receiver() throws Exception {
    assertThat(sentTo("2500"))
        .containsExactly(
            "without a bound, " + TOO_LARGE,
            "without a bound, small: true",
            "with a bound, " + TOO_LARGE,
            "with a bound, small: true");
  }

  private static Iterable<String> sentTo(String... limit) throws Exception {
    try (Program server = Program.server("maxsize", limit);
        Program client = Program.example("maxsize", "client", server.address())) {
      return client.transcript();
    }
  }
}
