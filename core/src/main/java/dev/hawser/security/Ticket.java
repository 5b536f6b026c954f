package dev.hawser.security;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.internal.security.Base32;
import dev.hawser.internal.security.Invitations;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One line that lets whoever has it connect: where the server is, how to recognise it, and the
/// secret that proves the invitation.
///
/// A ticket is a secret: give it to the one it is for, in a way that others cannot read. The secret
/// never crosses the network, and {@link #toString} does not show it; {@link #line} does.
///
/// The line may be pasted as it arrives. White space, line breaks, quotation marks, and the marks
/// that mail programs put into long lines are dropped; upper and lower case are the same; `i` and
/// `l` are read as 1, `o` as 0. Any other change on the way is found by {@link #parse}, before a
/// connection is made.
///
/// A ticket never changes: any thread may use it.
public final class Ticket {
  static final int FINGERPRINT_BITS = 160;
  static final int INVITATION_BITS = Invitations.ID_BITS;
  static final int SECRET_BYTES = Invitations.SECRET_BYTES;

  private final List<Address> addresses;
  private final String fingerprint;
  private final String invitation;
  private final byte[] secret;

  private Ticket(List<Address> addresses, String fingerprint, String invitation, byte[] secret) {
    this.addresses = addresses;
    this.fingerprint = fingerprint;
    this.invitation = invitation;
    this.secret = secret;
  }

  /// Makes a ticket from its parts; a server makes its own.
  ///
  /// @param addresses where the server may be, at least one, the most promising first
  /// @param fingerprint of the server's key, 32 characters, as {@link Identity#fingerprint} says it
  /// @param invitation the invitation's id, 8 characters
  /// @param secret the invitation's secret, 16 bytes
  /// @throws IllegalArgumentException if a part is not like that; the message does not show it
  public static Ticket of(
      List<Address> addresses, String fingerprint, String invitation, byte[] secret) {
    requireNonNull(addresses, "addresses");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(invitation, "invitation");
    requireNonNull(secret, "secret");
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a ticket needs at least one address");
    }
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "a ticket's secret has " + SECRET_BYTES + " bytes, not " + secret.length);
    }
    return new Ticket(
        addresses.stream().map(Ticket::canonical).toList(),
        canonical("fingerprint", fingerprint, FINGERPRINT_BITS),
        canonical("invitation", invitation, INVITATION_BITS),
        secret.clone());
  }

  /// Reads a ticket's line.
  ///
  /// @throws IllegalArgumentException if the text is no ticket, was cut off, or was changed on the
  ///   way; the message says which, and shows nothing of the text
  public static Ticket parse(String text) {
    return TicketLine.parse(requireNonNull(text, "text"));
  }

  /// Whether a text is meant as a ticket, good or not: it begins with `hawser:`.
  public static boolean isTicket(String text) {
    return TicketLine.isTicket(requireNonNull(text, "text"));
  }

  /// Where the server may be, the most promising first; at least one.
  public List<Address> addresses() {
    return addresses;
  }

  /// The fingerprint of the server's key. Whoever answers with another key is not that server.
  public String fingerprint() {
    return fingerprint;
  }

  /// The id of the invitation. It is no secret.
  public String invitation() {
    return invitation;
  }

  /// The invitation's secret, in an array of the caller's own.
  public byte[] secret() {
    return secret.clone();
  }

  /// The line to pass on, with the secret in it.
  public String line() {
    return TicketLine.of(this);
  }

  /// Case means nothing in a host's name, so that a ticket does not carry it.
  private static Address canonical(Address address) {
    if (TicketAddresses.isTcp(address)) {
      return Address.tcp(address.target().toLowerCase(Locale.ROOT), address.port());
    }
    if (!address.scheme().matches("[a-z][a-z0-9.+-]*")) {
      throw new IllegalArgumentException(
          address + " cannot be in a ticket: a scheme has lower case letters, digits and .+- only");
    }
    return new Address(address.scheme(), address.target(), 0);
  }

  private static String canonical(String part, String text, int bits) {
    try {
      return Base32.encode(Base32.decode(text, bits), bits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a ticket's " + part + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ticket that && line().equals(that.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  /// For people and logs, without the secret.
  @Override
  public String toString() {
    return addresses.stream()
        .map(Address::toString)
        .collect(Collectors.joining(", ", "ticket " + invitation + " for ", ""));
  }
}
