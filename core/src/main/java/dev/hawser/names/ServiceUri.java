package dev.hawser.names;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.internal.names.NameRules;
import dev.hawser.internal.names.Percent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where an exported object is, or the name to ask a name server for.
///
/// | | |
/// |---|---|
/// | `hawser://host:1900/warehouse` | the object `warehouse` of the server there |
/// | `hawser://[2001:db8::7]:1900,10.0.0.7:1900/a/b` | a server with two addresses |
/// | `hawser://unix:%2ftmp%2flab.sock/warehouse` | a server on a Unix domain socket |
/// | `hawser://localhost:1900/` | the server's root object |
/// | `hawser:example.warehouse` | whatever is registered under that name |
///
/// A URI is no ticket and holds no secret: whoever follows it needs a ticket of that server, unless
/// it is a server of the same user on the same host.
///
/// @param addresses where the server may be, the most promising first; none for a name
/// @param object the export's name, empty for the root object; or the name to ask for
public record ServiceUri(List<Address> addresses, String object) {
  private static final String SCHEME = "hawser:";
  private static final String BEGIN = SCHEME + "//";
  private static final String FORMS = ": expected hawser://host:port/object or hawser:name";

  /// Checks the parts and copies the list.
  public ServiceUri {
    requireNonNull(object, "object");
    addresses = List.copyOf(requireNonNull(addresses, "addresses"));
    if (addresses.size() > NameRules.MOST_ADDRESSES) {
      throw new IllegalArgumentException(
          "a service has at most %d addresses, not %d"
              .formatted(NameRules.MOST_ADDRESSES, addresses.size()));
    }
    for (Address each : addresses) {
      var _ = NameRules.checkText("an address", each.toString(), NameRules.LONGEST_ADDRESS);
    }
    var _ =
        addresses.isEmpty()
            ? NameRules.checkName(object)
            : NameRules.checkText("an object's name", object, NameRules.LONGEST_NAME);
  }

  /// An object of a server.
  public static ServiceUri at(Address address, String object) {
    return new ServiceUri(List.of(requireNonNull(address, "address")), object);
  }

  /// Whatever is registered under a name.
  public static ServiceUri named(String name) {
    return new ServiceUri(List.of(), requireNonNull(name, "name"));
  }

  /// Whether a name server has to be asked.
  public boolean isName() {
    return addresses.isEmpty();
  }

  /// Reads what {@link #toString} prints.
  ///
  /// @throws IllegalArgumentException if the text is no such URI; the message says what is wrong,
  ///   and shows nothing that may be a secret
  public static ServiceUri parse(String text) {
    String uri = requireNonNull(text, "text").strip();
    if (uri.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "a URI has no #: this looks like a ticket, which is for Client.connect");
    }
    if (!uri.startsWith(SCHEME)) {
      throw new IllegalArgumentException("'" + uri + "' is no URI of Hawser's" + FORMS);
    }
    try {
      return uri.startsWith(BEGIN)
          ? parseAddressed(uri.substring(BEGIN.length()))
          : named(Percent.unescape(uri.substring(SCHEME.length())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + uri + "': " + e.getMessage() + FORMS, e);
    }
  }

  private static ServiceUri parseAddressed(String rest) {
    int slash = rest.indexOf('/');
    if (slash <= 0) {
      throw new IllegalArgumentException(
          slash == 0 ? "there is no address in it" : "there is no / after the address");
    }
    List<Address> addresses = new ArrayList<>();
    for (String each : Arrays.asList(rest.substring(0, slash).split(",", -1))) {
      addresses.add(parseAddress(Percent.unescape(each)));
    }
    return new ServiceUri(addresses, Percent.unescape(rest.substring(slash + 1)));
  }

  /// As {@link Address#parse}, and addresses of transports of one's own.
  private static Address parseAddress(String text) {
    int colon = text.indexOf(':');
    boolean hasScheme = text.matches("[a-z][a-z0-9.+-]*:.*\\D.*") && text.lastIndexOf(':') == colon;
    return hasScheme
        ? new Address(text.substring(0, colon), text.substring(colon + 1), 0)
        : Address.parse(text);
  }

  /// As {@link #parse} reads it.
  @Override
  public String toString() {
    if (isName()) {
      String begin = object.startsWith("/") ? "%2f" : "";
      return SCHEME + begin + Percent.escape(object.substring(begin.isEmpty() ? 0 : 1), "");
    }
    return addresses.stream()
        .map(each -> Percent.escape(each.toString(), ",/"))
        .collect(Collectors.joining(",", BEGIN, "/" + Percent.escape(object, "")));
  }
}
