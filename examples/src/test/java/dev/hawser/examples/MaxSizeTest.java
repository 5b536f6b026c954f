package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Bounds on the size of values.
class MaxSizeTest {
  private static final String BOUND = "2500";
  private static final String NONE = "1000000";

  private static final String TOO_LARGE =
      "10000: NOT_SENT, the value is larger than 2500 bytes. To allow it: "
          + ".limits(Limits.defaults().withValueBytes(…)) on the builder of the end that has this"
          + " limit";

  @Test
  @DisplayName("without a bound all is sent; with one, what is too large never leaves")
  void sender() throws Exception {
    assertThat(sent(NONE, NONE)).containsExactly("10000 came back", "1 came back");
    assertThat(sent(BOUND, NONE)).containsExactly(TOO_LARGE, "1 came back");
  }

  @Test
  @DisplayName("a server's bound refuses that one call; its session and all others go on")
  void receiver() throws Exception {
    assertThat(sent(NONE, BOUND)).containsExactly(TOO_LARGE, "1 came back");
    assertThat(sent(BOUND, BOUND)).containsExactly(TOO_LARGE, "1 came back");
  }

  private static List<String> sent(String own, String there) throws Exception {
    try (Program server = Program.server("maxsize", there);
        Program client = Program.example("maxsize", "client", server.address(), own)) {
      return client.transcript();
    }
  }
}
