package dev.hawser.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.Address;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A ticket's addresses as text: `host:port`, `[ipv6]:port` or `scheme:target`, separated by
/// commas. Lower case letters, digits and `.-_` stand for themselves, all else in a host, a path or
/// a name is escaped as `%2f`. So a ticket that was put into capitals can still be read.
final class TicketAddresses {
  private static final String TCP = "tcp";

  private TicketAddresses() {}

  static boolean isTcp(Address address) {
    return address.scheme().equals(TCP);
  }

  static String write(List<Address> addresses) {
    return addresses.stream().map(TicketAddresses::write).collect(Collectors.joining(","));
  }

  private static String write(Address address) {
    String target = escape(address.target(), isTcp(address) ? ":" : "");
    if (!isTcp(address)) {
      // What follows a colon and begins with a digit is a port.
      boolean portLike = Character.isDigit(target.charAt(0));
      return address.scheme() + ":" + (portLike ? "%3" : "") + target;
    }
    return (target.contains(":") ? "[" + target + "]" : target) + ":" + address.port();
  }

  /// @throws IllegalArgumentException if the text is not what {@link #write} writes
  static List<Address> parse(String text) {
    List<Address> addresses = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      addresses.add(parseOne(each));
    }
    return addresses;
  }

  private static Address parseOne(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw new IllegalArgumentException("an address without host or port");
    }
    String head = text.substring(0, colon);
    String tail = text.substring(colon + 1);
    if (!Character.isDigit(tail.charAt(0))) {
      return new Address(head, unescape(tail), 0);
    }
    boolean bracketed = head.startsWith("[") && head.endsWith("]");
    String host = bracketed ? head.substring(1, head.length() - 1) : head;
    return Address.tcp(unescape(host), Integer.parseInt(tail));
  }

  private static String escape(String text, String alsoPlain) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      char character = (char) (each & 0xff);
      if (isPlain(character) || alsoPlain.indexOf(character) >= 0) {
        escaped.append(character);
      } else {
        escaped.append('%').append(HexFormat.of().toHexDigits(each));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(char character) {
    return character >= 'a' && character <= 'z'
        || character >= '0' && character <= '9'
        || ".-_".indexOf(character) >= 0;
  }

  private static String unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        bytes.write(text.charAt(i));
      } else if (i + 2 < text.length()) {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        throw new IllegalArgumentException("an escape without its digits");
      }
    }
    return bytes.toString(UTF_8);
  }
}
