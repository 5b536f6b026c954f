package dev.hawser;

import java.nio.file.Path;
import java.util.Objects;

/// Where a server can be reached: `host:port` for TCP (`*:port` to listen on all interfaces),
/// `unix:/path` for a Unix domain socket, `memory:name` inside one process. (`stdio:parent` and
/// `stdio:<process>` are printed for the ends of standard streams; nobody can connect to those.)
///
/// @param scheme `tcp`, `unix`, `memory`, or the scheme of a transport of your own
/// @param target the host, the socket's path, or the name
/// @param port the TCP port, 0 where a scheme has none
public record Address(String scheme, String target, int port) {
  /// Stands for all of this host's interfaces, where a server listens.
  static final String ANY_HOST = "*";

  private static final String TCP = "tcp";

  /// What follows the address in a ticket, or a long part of that.
  private static final String SECRET = "(?s)#.*|[0-9A-Za-z]{20,}";

  /// Checks the parts.
  public Address {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(target, "target");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
    if (target.isEmpty()) {
      throw new IllegalArgumentException("an address needs a host, a path or a name");
    }
  }

  /// A TCP address.
  public static Address tcp(String host, int port) {
    return new Address(TCP, Objects.requireNonNull(host, "host"), port);
  }

  /// A Unix domain socket.
  public static Address unix(Path path) {
    return new Address("unix", path.toString(), 0);
  }

  /// A name inside one process, for tests.
  public static Address memory(String name) {
    return new Address("memory", Objects.requireNonNull(name, "name"), 0);
  }

  /// Reads what {@link #toString()} prints; the host may be left out, as in `:1900`.
  ///
  /// @throws IllegalArgumentException if the text is not an address; the message shows the forms
  public static Address parse(String text) {
    Objects.requireNonNull(text, "text");
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    if (trimmed.startsWith("unix:") || trimmed.startsWith("memory:")) {
      int first = trimmed.indexOf(':');
      return new Address(trimmed.substring(0, first), trimmed.substring(first + 1), 0);
    }
    if (colon < 0) {
      throw malformed(text);
    }
    String host = trimmed.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      int port = Integer.parseInt(trimmed.substring(colon + 1));
      return tcp(host.isEmpty() ? "localhost" : host, port);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  /// It may be a ticket that was pasted badly, so what might be a secret in it is left out.
  private static IllegalArgumentException malformed(String text) {
    String shown = text.replaceAll(SECRET, "…");
    return new IllegalArgumentException(
        "'"
            + shown
            + "' is not an address: "
            + hint(shown.strip())
            + "expected host:port, unix:/path or memory:name");
  }

  /// What is missing from half an address.
  private static String hint(String shown) {
    if (shown.matches("[0-9]{1,5}")) {
      return "it is a port without a host. A server of this host is Client.connect("
          + shown
          + "), a number without quotation marks, or localhost:"
          + shown
          + "; ";
    }
    return shown.matches("[0-9A-Za-z][0-9A-Za-z.-]*")
        ? "it has no port. Write " + shown + ":1900, with the port that the server was opened on; "
        : "";
  }

  @Override
  public String toString() {
    if (!scheme.equals(TCP)) {
      return scheme + ":" + target;
    }
    return (target.contains(":") ? "[" + target + "]" : target) + ":" + port;
  }
}
