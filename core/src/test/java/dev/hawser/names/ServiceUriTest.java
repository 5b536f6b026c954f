package dev.hawser.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A service's URI")
class ServiceUriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hawser://localhost:1900/warehouse",
        "hawser://localhost:1900/",
        "hawser://[2001:db8::7]:1900,10.0.0.7:1900/a/b",
        "hawser://unix:%2ftmp%2flab.sock/warehouse",
        "hawser://memory:harbour/x%20y%25",
        "hawser:example.warehouse",
        "hawser:a/b",
        "hawser:%2f/a",
        "hawser:Käse%20Ecke"
      })
  @DisplayName("prints as it was read")
  void printsAsItWasRead(String text) {
    assertThat(ServiceUri.parse(text)).hasToString(text);
  }

  @Test
  @DisplayName("carries any address and any name there and back")
  void carriesAnything() {
    List<Address> addresses =
        List.of(
            Address.tcp("2001:db8::7", 1900),
            Address.unix(Path.of("/tmp/a,b#c %/d")),
            Address.memory("x/y"),
            new Address("carrier-pigeon", "loft/3", 0));
    for (String object : List.of("", "a", "//", "#!%41", "a b", "\u00e4\ud83d\ude00", "hawser:x")) {
      ServiceUri uri = new ServiceUri(addresses, object);
      assertThat(ServiceUri.parse(uri.toString())).isEqualTo(uri);
    }
    for (String name : List.of("//x", "/", "a b", "hawser:x", "%2f")) {
      assertThat(ServiceUri.parse(ServiceUri.named(name).toString()))
          .isEqualTo(ServiceUri.named(name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://localhost:1900/x      | is no URI of Hawser's
          hawser://localhost:1900      | no / after the address
          hawser:///x                  | no address
          hawser://localhost/x         | not an address
          hawser://localhost:99999/x   | not between 0 and 65535
          hawser://a:1/%2              | two hexadecimal digits
          hawser://a:1/%ff             | not text in UTF-8
          hawser:                      | must not be blank
          hawser:a%0ab                 | control characters
          """)
  @DisplayName("is refused with what is wrong and what it should look like")
  void isRefused(String text, String message) {
    assertThatThrownBy(() -> ServiceUri.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("hawser:");
  }

  @Test
  @DisplayName("is not confused with a ticket, whose secret is not shown")
  void isNotATicket() {
    assertThatThrownBy(() -> ServiceUri.parse("hawser://localhost:1900/#abcdefgh.secret.x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ticket")
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("has bounds")
  void hasBounds() {
    Address address = Address.tcp("localhost", 1900);
    assertThatThrownBy(() -> ServiceUri.at(address, "x".repeat(1001)))
        .hasMessageContaining("at most 1000 characters, not 1001");
    assertThatThrownBy(() -> new ServiceUri(Collections.nCopies(17, address), "x"))
        .hasMessageContaining("at most 16 addresses, not 17");
    assertThatThrownBy(() -> ServiceUri.at(Address.memory("x".repeat(400)), "x"))
        .hasMessageContaining("an address has at most 300");
  }
}
