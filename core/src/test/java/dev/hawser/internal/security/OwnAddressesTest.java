package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Address;
import dev.hawser.internal.security.OwnAddresses.Link;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("This host's addresses")
class OwnAddressesTest {
  @Test
  @DisplayName(
      "are those worth trying, the most promising first, in whichever order they are found")
  void areSorted() throws UnknownHostException {
    List<Link> links = new ArrayList<>();
    links.add(link("docker0", 1, "172.17.0.1"));
    links.add(link("lo", 2, "127.0.0.1", "::1"));
    links.add(link("eth0", 3, "fe80::1", "2001:db8::3", "192.168.1.3", "169.254.7.7"));
    links.add(link("wlan0", 4, "10.0.0.4", "fec0::4", "fd00::4"));
    links.add(link("veth12", 0, "2001:db8::12", "10.0.0.4"));
    List<String> expected =
        List.of(
            "192.168.1.3:19",
            "10.0.0.4:19",
            "172.17.0.1:19",
            "[2001:db8:0:0:0:0:0:3]:19",
            "[fd00:0:0:0:0:0:0:4]:19",
            "[2001:db8:0:0:0:0:0:12]:19");
    assertThat(OwnAddresses.of(19, links)).map(Address::toString).isEqualTo(expected);
    Collections.reverse(links);
    assertThat(OwnAddresses.of(19, links)).map(Address::toString).isEqualTo(expected);
  }

  @Test
  @DisplayName("are few, so that a ticket stays short")
  void areFew() {
    List<Link> links = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      links.add(link("br-" + i, i, "172.17.0." + i));
    }
    assertThat(OwnAddresses.of(1, links)).hasSize(8).first().hasToString("172.17.0.1:1");
  }

  @Test
  @DisplayName("are the loopback address if there is no network")
  void areLoopbackOtherwise() {
    assertThat(OwnAddresses.of(1900, List.of(link("lo", 1, "127.0.0.1", "::1"))))
        .containsExactly(Address.tcp("127.0.0.1", 1900));
  }

  @Test
  @DisplayName("are recognised")
  void areRecognised() {
    for (Address own : OwnAddresses.of(1900)) {
      assertThat(OwnAddresses.isOwn(own.target())).as(own.target()).isTrue();
    }
    for (String own : List.of("localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1")) {
      assertThat(OwnAddresses.isOwn(own)).as(own).isTrue();
    }
    for (String other : List.of("192.0.2.1", "2001:db8::1", "no such host")) {
      assertThat(OwnAddresses.isOwn(other)).as(other).isFalse();
    }
  }

  private static Link link(String name, int index, String... addresses) {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.ofLiteral(address));
    }
    return new Link(name, index, all);
  }
}
