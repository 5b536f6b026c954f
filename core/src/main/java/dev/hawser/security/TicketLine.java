package dev.hawser.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.security.Base32;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// A ticket as a line: `hawser://ADDRESSES/#FINGERPRINT.IDSECRET.CHECK`, the last four in base 32.
/// The check is the beginning of a hash over everything before it.
final class TicketLine {
  private static final String SCHEME = "hawser:";
  private static final String BEGIN = SCHEME + "//";
  private static final String KEYS = "/#";
  private static final int CHECK_BITS = 30;

  private static final int FINGERPRINT_LENGTH = digits(Ticket.FINGERPRINT_BITS);
  private static final int INVITATION_LENGTH = digits(Ticket.INVITATION_BITS);
  private static final int CHECK_LENGTH = digits(CHECK_BITS);
  private static final int KEYS_LENGTH =
      FINGERPRINT_LENGTH
          + 1
          + INVITATION_LENGTH
          + digits(Ticket.SECRET_BYTES * 8)
          + 1
          + CHECK_LENGTH;

  /// What is put around a pasted line and into it: quotes of texts and of mails, soft breaks.
  private static final String JUNK = "<>\"'`=\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

  private TicketLine() {}

  static String of(Ticket ticket) {
    String checked =
        BEGIN
            + TicketAddresses.write(ticket.addresses())
            + KEYS
            + ticket.fingerprint()
            + "."
            + ticket.invitation()
            + Base32.encode(ticket.secret(), Ticket.SECRET_BYTES * 8);
    return checked + "." + check(checked);
  }

  static boolean isTicket(String text) {
    return withoutJunk(text).startsWith(SCHEME);
  }

  static Ticket parse(String text) {
    String line = withoutJunk(text);
    if (!line.startsWith(BEGIN)) {
      throw new IllegalArgumentException(
          "this is not a ticket: a ticket begins with "
              + BEGIN
              + " (server.ticket() and the command 'hawser ticket' print one)");
    }
    int end = line.indexOf(KEYS);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the ticket was cut off, or mistyped: there is no "
              + KEYS
              + " in it, and the "
              + KEYS_LENGTH
              + " characters that follow: copy the whole line again");
    }
    String keys = Base32.normalised(line.substring(end + KEYS.length()));
    checkLength(keys.length());
    String checked =
        line.substring(0, end + KEYS.length()) + keys.substring(0, KEYS_LENGTH - CHECK_LENGTH - 1);
    if (!keys.endsWith("." + check(checked)) || keys.charAt(FINGERPRINT_LENGTH) != '.') {
      throw new IllegalArgumentException(
          "the ticket is mistyped: a character was changed on the way: copy it again. If its host"
              + " or port was changed on purpose: a ticket holds for the addresses it was made"
              + " with; server.ticket(), or 'hawser ticket --address HOST:PORT', makes one for"
              + " others");
    }
    return read(line.substring(BEGIN.length(), end), keys);
  }

  private static void checkLength(int length) {
    if (length != KEYS_LENGTH) {
      throw new IllegalArgumentException(
          (length < KEYS_LENGTH ? "the ticket was cut off" : "something was added to the ticket")
              + ": "
              + KEYS_LENGTH
              + " characters follow the "
              + KEYS
              + " in a ticket, here it is "
              + length
              + ": copy the whole line again, and nothing else");
    }
  }

  /// Reads what is as it was written.
  private static Ticket read(String addresses, String keys) {
    int invitation = FINGERPRINT_LENGTH + 1;
    int secret = invitation + INVITATION_LENGTH;
    try {
      return Ticket.of(
          TicketAddresses.parse(addresses),
          keys.substring(0, FINGERPRINT_LENGTH),
          keys.substring(invitation, secret),
          Base32.decode(
              keys.substring(secret, KEYS_LENGTH - CHECK_LENGTH - 1), Ticket.SECRET_BYTES * 8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the ticket was copied well, but no server of this version made it: ask for another", e);
    }
  }

  private static String withoutJunk(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().filter(each -> !isJunk(each)).forEach(line::appendCodePoint);
    return line.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isJunk(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || JUNK.indexOf(character) >= 0;
  }

  private static String check(String checked) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(checked.getBytes(UTF_8));
      return Base32.encode(hash, CHECK_BITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static int digits(int bits) {
    return (bits + 4) / 5;
  }
}
