package dev.hawser.internal.security;

import dev.hawser.Address;
import dev.hawser.internal.time.Timer;
import dev.hawser.security.Permission.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;

/// The record of who came, from where, what they asked for, and what was allowed or refused: the
/// log `dev.hawser.audit`, and events for Java Flight Recorder.
///
/// It hears names and reasons, never keys or values, so that no secret can get into it, unless
/// somebody writes one into the source that is evaluated: of that it hears the beginning. What it
/// hears comes from outside; it is cleaned and cut, so that it cannot forge lines.
///
/// Ordinary requests that are allowed are only events, and cost nothing unless those are recorded.
public final class Audit {
  private static final Logger LOG = System.getLogger("dev.hawser.audit");
  private static final int LONGEST = 200;

  /// Reasons that differ in numbers only are the same reason.
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  private final Repeats warnings;
  private final Repeats notices;

  /// A record in real time.
  public Audit() {
    this(Timer.system());
  }

  /// A record whose repeated lines are counted for a second.
  public Audit(Timer timer) {
    this.warnings = new Repeats(timer);
    this.notices = new Repeats(timer);
  }

  /// A connection was turned away, or a newcomer refused.
  ///
  /// @param identity who it would have been, or empty if that is not known
  public void refused(Address from, String identity, String why) {
    String reason = clean(why);
    String kind = "refused " + identity + " " + NUMBERS.matcher(reason).replaceAll("0");
    warnings.say(kind, "refused" + whoAndWhere(identity, from) + ": " + reason, Audit::refused);
    if (Events.wanted()) {
      Events.Refusal event = new Events.Refusal();
      event.who = clean(identity);
      event.from = from.toString();
      event.why = reason;
      event.commit();
    }
  }

  /// Somebody connected and went away without a word, as clients do that try several addresses at
  /// once. Not worth a warning.
  public void left(Address from) {
    LOG.log(Level.DEBUG, () -> "left" + whoAndWhere("", from) + " without a word");
  }

  /// A newcomer was let in.
  public void admitted(Address from, String identity) {
    LOG.log(Level.INFO, () -> "admitted" + whoAndWhere(identity, from));
    if (Events.wanted()) {
      Events.Admission event = new Events.Admission();
      event.who = clean(identity);
      event.from = from.toString();
      event.commit();
    }
  }

  /// Someone who is in asked for something.
  public void asked(
      String identity, Address from, Kind kind, String operation, String name, boolean allowed) {
    if (!allowed) {
      warnings.say(
          "denied " + identity + " " + operation,
          "denied" + whoAndWhere(identity, from) + ": " + what(kind, operation, name),
          Audit::denied);
    } else if (isDangerous(kind)) {
      notices.say(
          "allowed " + identity + " " + operation + (kind == Kind.EVAL ? "" : " " + name),
          "allowed" + whoAndWhere(identity, from) + ": " + what(kind, operation, name),
          Audit::allowed);
    }
    if (Events.wanted() && Events.Request.isRecorded()) {
      record(identity, from, operation, name, allowed);
    }
  }

  // A log takes the method that calls it for a line's source, also for a line that is said later.

  private static void refused(String line) {
    LOG.log(Level.WARNING, line);
  }

  private static void denied(String line) {
    LOG.log(Level.WARNING, line);
  }

  private static void allowed(String line) {
    LOG.log(Level.INFO, line);
  }

  private static boolean isDangerous(Kind kind) {
    return switch (kind) {
      case SHIPPED_CODE, EVAL, SYSTEM, FILES -> true;
      case SHARE, MAPS, QUEUES, PIPES, EXPORTS -> false;
    };
  }

  private static void record(
      String identity, Address from, String operation, String name, boolean allowed) {
    Events.Request event = new Events.Request();
    event.who = clean(identity);
    event.from = from.toString();
    event.operation = clean(operation);
    event.name = clean(name);
    event.allowed = allowed;
    event.commit();
  }

  private static String whoAndWhere(String identity, Address from) {
    return (identity.isEmpty() ? "" : " '" + clean(identity) + "'") + " from " + from;
  }

  private static String what(Kind kind, String operation, String name) {
    String done = clean(operation);
    return name.isEmpty() && !hasNames(kind) ? done : done + " '" + clean(name) + "'";
  }

  /// Whether the empty name is one, too.
  private static boolean hasNames(Kind kind) {
    return switch (kind) {
      case SHIPPED_CODE, EVAL, SYSTEM -> false;
      case SHARE, MAPS, QUEUES, PIPES, EXPORTS, FILES -> true;
    };
  }

  /// A text from outside on one line, and not too long.
  static String clean(String text) {
    if (text.length() <= LONGEST && text.chars().allMatch(Audit::isPlain)) {
      return text;
    }
    StringBuilder cleaned = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(each -> cleaned.appendCodePoint(isPrintable(each) ? each : '?'));
    return text.codePointCount(0, text.length()) > LONGEST ? cleaned + "…" : cleaned.toString();
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character < 0x7f;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
