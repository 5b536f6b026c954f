package dev.hawser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address")
class AddressTest {
  private static final String FORMS = "expected host:port, unix:/path or memory:name";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "lab:1900, lab:1900",
    ":1900, localhost:1900",
    "[2001:db8::7]:1900, [2001:db8::7]:1900",
    "unix:/tmp/lab.sock, unix:/tmp/lab.sock",
    "memory:lab, memory:lab"
  })
  @DisplayName("is read as it is printed")
  void isRead(String text, String printed) {
    assertThat(Address.parse(text)).hasToString(printed);
  }

  @Test
  @DisplayName("that is only a port is answered with the ways to a port of this host")
  void onlyAPort() {
    assertThatThrownBy(() -> Client.connect("1988"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'1988' is not an address: it is a port without a host. A server of this host is"
                + " Client.connect(1988), a number without quotation marks, or localhost:1988; "
                + FORMS);
  }

  @Test
  @DisplayName("that is only a host is answered with how to add the port")
  void onlyAHost() {
    assertThatThrownBy(() -> Client.connect("lab-7.example.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'lab-7.example.org' is not an address: it has no port. Write lab-7.example.org:1900,"
                + " with the port that the server was opened on; "
                + FORMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lab:", "lab:x", "http://lab:1900/", "123456", "a b", "-"})
  @DisplayName("that is something else is answered with the forms")
  void somethingElse(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is not an address: ")
        .hasMessageEndingWith(FORMS);
  }

  @Test
  @DisplayName("that may be a piece of a ticket is not shown")
  void secrets() {
    String secret = "mnm8e0rce1t2y1m39neg6r3p3wszwt4td8";
    assertThatThrownBy(() -> Address.parse(secret)).message().doesNotContain(secret);
    assertThatThrownBy(() -> Address.parse("lab/#" + secret)).message().doesNotContain(secret);
  }
}
