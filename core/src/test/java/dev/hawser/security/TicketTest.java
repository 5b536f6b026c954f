package dev.hawser.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.internal.security.Base32;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A ticket")
class TicketTest {
  private static final String FINGERPRINT = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final String INVITATION = "7k2m9x1p";
  private static final byte[] SECRET = {
    1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 11, -12, 13, -14, 15, -16
  };
  private static final String SECRET_TEXT = Base32.encode(SECRET, 128);
  private static final Ticket SAMPLE =
      ticket(Address.tcp("192.168.199.210", 57680), Address.tcp("2001:db8::1:0", 57680));

  private static Ticket ticket(Address... addresses) {
    return Ticket.of(List.of(addresses), FINGERPRINT, INVITATION, SECRET);
  }

  @Test
  @DisplayName("is one line that says all of it")
  void isOneLine() {
    assertThat(SAMPLE.line())
        .startsWith("hawser://192.168.199.210:57680,[2001:db8::1:0]:57680/#" + FINGERPRINT + ".")
        .contains("." + INVITATION + SECRET_TEXT + ".")
        .matches("[!-~]+");
    Ticket read = Ticket.parse(SAMPLE.line());
    assertThat(read).isEqualTo(SAMPLE).hasSameHashCodeAs(SAMPLE);
    assertThat(read.addresses())
        .containsExactly(
            Address.tcp("192.168.199.210", 57680), Address.tcp("2001:db8::1:0", 57680));
    assertThat(read.fingerprint()).isEqualTo(FINGERPRINT);
    assertThat(read.invitation()).isEqualTo(INVITATION);
    assertThat(read.secret()).isEqualTo(SECRET);
    assertThat(read.line()).isEqualTo(SAMPLE.line());
  }

  @Test
  @DisplayName("stays as it was read and made, whatever becomes of the arrays")
  void isImmutable() {
    byte[] secret = SECRET.clone();
    Ticket ticket = Ticket.of(SAMPLE.addresses(), FINGERPRINT, INVITATION, secret);
    secret[0]++;
    ticket.secret()[1]++;
    assertThat(ticket).isEqualTo(SAMPLE);
  }

  @Test
  @DisplayName("carries the addresses of every transport")
  void carriesAllAddresses() {
    List<Address> addresses =
        List.of(
            Address.tcp("example.org", 1),
            Address.unix(Path.of("/run/user/1000/My Tools, 100 % #1/é.sock")),
            Address.memory("5"),
            Address.memory("a:1,b"),
            Address.tcp("fd00::1%eth0", 65535),
            new Address("quic", "host", 0));
    Ticket ticket = Ticket.of(addresses, FINGERPRINT, INVITATION, SECRET);
    assertThat(ticket.line()).contains(",unix:%2frun%2fuser").matches("[!-~]+");
    assertThat(Ticket.parse(ticket.line()).addresses()).isEqualTo(addresses);
    assertThat(Ticket.parse(ticket.line().toUpperCase(Locale.ROOT)).addresses())
        .isEqualTo(addresses);
  }

  @Test
  @DisplayName("survives mail programs, terminals and people")
  void survivesTheWay() {
    String line = SAMPLE.line();
    String half = line.substring(0, 60);
    String rest = line.substring(60);
    for (String text :
        List.of(
            "  " + line + "\r\n",
            "<" + line + ">",
            "\"" + line + "\"",
            "\u201c" + line + "\u201d",
            "`" + line + "`",
            half + "\n" + rest,
            half + "\r\n    " + rest,
            half + "=\r\n" + rest,
            "> " + half + "\n> > " + rest,
            half + "\u200b\u00ad\u2060" + rest,
            "\ufeff" + half + "\u00a0\t" + rest,
            line.toUpperCase(Locale.ROOT),
            "H" + line.substring(1))) {
      assertThat(Ticket.isTicket(text)).isTrue();
      assertThat(Ticket.parse(text)).as(text).isEqualTo(SAMPLE);
    }
    String lookalikes = line.substring(line.indexOf('#')).replace('1', 'l').replace('0', 'O');
    assertThat(Ticket.parse(line.substring(0, line.indexOf('#')) + lookalikes)).isEqualTo(SAMPLE);
  }

  @Test
  @DisplayName("in which one character was replaced is found out, wherever it is")
  void findsEveryReplacement() {
    String line = SAMPLE.line();
    for (int at = 0; at < line.length(); at++) {
      for (char other = ' '; other <= '~'; other++) {
        assertFound(line.substring(0, at) + other + line.substring(at + 1));
      }
    }
  }

  @Test
  @DisplayName("in which two neighbours changed places is found out, wherever they are")
  void findsEveryTransposition() {
    String line = SAMPLE.line();
    for (int at = 0; at + 1 < line.length(); at++) {
      assertFound(
          line.substring(0, at) + line.charAt(at + 1) + line.charAt(at) + line.substring(at + 2));
    }
  }

  @Test
  @DisplayName("from which a character was lost, or got twice, is found out, wherever it is")
  void findsEveryLoss() {
    String line = SAMPLE.line();
    for (int at = 0; at < line.length(); at++) {
      assertFound(line.substring(0, at) + line.substring(at + 1));
      assertFound(line.substring(0, at) + line.charAt(at) + line.substring(at));
    }
  }

  private static void assertFound(String changed) {
    if (meansTheSame(changed)) {
      assertThat(Ticket.parse(changed)).isEqualTo(SAMPLE);
    } else {
      assertThatThrownBy(() -> Ticket.parse(changed))
          .as(changed)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("ticket")
          .hasMessageNotContaining(SECRET_TEXT)
          .hasNoCause();
    }
  }

  private static boolean meansTheSame(String changed) {
    String line = SAMPLE.line();
    int keys = line.indexOf('#');
    return changed.length() == line.length()
        && changed.substring(0, keys).equalsIgnoreCase(line.substring(0, keys))
        && Base32.normalised(changed.substring(keys)).equals(line.substring(keys));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1900", "localhost:1900", "http://example.org/", "hawsr://x:1/#"})
  @DisplayName("is something else than an address")
  void isSomethingElse(String text) {
    assertThat(Ticket.isTicket(text)).isFalse();
    assertThatThrownBy(() -> Ticket.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("this is not a ticket: a ticket begins with hawser://");
  }

  @Test
  @DisplayName("that is not whole is told from one that was mistyped")
  void saysWhatIsWrong() {
    String line = SAMPLE.line();
    for (int length = "hawser://".length(); length < line.length(); length++) {
      String cut = line.substring(0, length);
      assertThat(Ticket.isTicket(cut)).isTrue();
      assertThatThrownBy(() -> Ticket.parse(cut)).hasMessageStartingWith("the ticket was cut off");
    }
    assertThatThrownBy(() -> Ticket.parse(line + " or so"))
        .hasMessageStartingWith("something was added to the ticket");
    assertThatThrownBy(() -> Ticket.parse(line.replace("57680,", "57681,")))
        .hasMessage(
            "the ticket is mistyped: a character was changed on the way: copy it again. If its host"
                + " or port was changed on purpose: a ticket holds for the addresses it was made"
                + " with; server.ticket(), or 'hawser ticket --address HOST:PORT', makes one for"
                + " others");
  }

  @Test
  @DisplayName("shows its secret in its line alone")
  void showsNoSecret() {
    assertThat(ticket(Address.tcp("192.168.199.210", 57680)))
        .hasToString("ticket 7k2m9x1p for 192.168.199.210:57680");
    assertThat(SAMPLE)
        .hasToString("ticket 7k2m9x1p for 192.168.199.210:57680, [2001:db8::1:0]:57680");
  }

  @Test
  @DisplayName("differs from another in any of its parts")
  void differs() {
    byte[] other = SECRET.clone();
    other[15]++;
    List<Address> addresses = SAMPLE.addresses();
    assertThat(SAMPLE)
        .isNotEqualTo(ticket(Address.tcp("192.168.199.210", 57680)))
        .isNotEqualTo(Ticket.of(addresses, FINGERPRINT.replace('z', '0'), INVITATION, SECRET))
        .isNotEqualTo(Ticket.of(addresses, FINGERPRINT, "7k2m9x1q", SECRET))
        .isNotEqualTo(Ticket.of(addresses, FINGERPRINT, INVITATION, other));
  }

  @Test
  @DisplayName("is not made of parts that are malformed")
  void refusesMalformedParts() {
    List<Address> addresses = SAMPLE.addresses();
    assertThatThrownBy(() -> Ticket.of(List.of(), FINGERPRINT, INVITATION, SECRET))
        .hasMessageContaining("at least one address");
    assertThatThrownBy(() -> Ticket.of(addresses, "abc", INVITATION, SECRET))
        .hasMessageContaining("fingerprint");
    assertThatThrownBy(() -> Ticket.of(addresses, FINGERPRINT, "7k2m9x1u", SECRET))
        .hasMessageContaining("invitation");
    assertThatThrownBy(
            () -> Ticket.of(addresses, FINGERPRINT, INVITATION, Arrays.copyOf(SECRET, 15)))
        .hasMessageContaining("16 bytes, not 15");
    assertThatThrownBy(() -> ticket(new Address("A,b", "c", 0)))
        .hasMessageContaining("cannot be in a ticket");
    assertThatCode(
            () -> Ticket.of(addresses, FINGERPRINT.toUpperCase(Locale.ROOT), INVITATION, SECRET))
        .doesNotThrowAnyException();
  }
}
