package dev.hawser.internal.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hawser.internal.names.NameStore.Change;
import dev.hawser.internal.names.NameStore.Stored;
import dev.hawser.names.NameEntry;
import dev.hawser.names.ServiceUri;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/// A change as a line of text: its fields, separated by tabs, and a check of them.
///
/// ```
/// +  NAME  URI  SINCE  EXPIRES|never  tied|kept  TAG,TAG  CHECK
/// -  NAME  CHECK
/// ```
final class NameLine {
  private static final String PUT = "+";
  private static final String REMOVED = "-";
  private static final String NEVER = "never";
  private static final String TIED = "tied";
  private static final String KEPT = "kept";
  private static final int PUT_FIELDS = 7;
  private static final int REMOVED_FIELDS = 2;

  private NameLine() {}

  /// The line, with its end.
  static String write(Change change) {
    String fields =
        switch (change) {
          case Change.Put put -> put(put.stored());
          case Change.Removed removed ->
              String.join("\t", REMOVED, Percent.escape(removed.name(), ""));
        };
    return fields + "\t" + check(fields) + "\n";
  }

  private static String put(Stored stored) {
    NameEntry entry = stored.entry();
    Instant expires = entry.expires();
    return String.join(
        "\t",
        PUT,
        Percent.escape(entry.name(), ""),
        entry.uri().toString(),
        entry.since().toString(),
        expires == null ? NEVER : expires.toString(),
        stored.isTied() ? TIED : KEPT,
        entry.tags().stream()
            .map(each -> Percent.escape(each, ","))
            .collect(Collectors.joining(",")));
  }

  /// Reads a line, which has no end any more.
  ///
  /// @throws IllegalArgumentException if it is not whole
  static Change read(String line) {
    int last = line.lastIndexOf('\t');
    if (last < 0 || !check(line.substring(0, last)).equals(line.substring(last + 1))) {
      throw new IllegalArgumentException("it was changed: its check does not fit");
    }
    String[] fields = line.substring(0, last).split("\t", -1);
    if (fields.length == REMOVED_FIELDS && fields[0].equals(REMOVED)) {
      return new Change.Removed(Percent.unescape(fields[1]));
    }
    if (fields.length != PUT_FIELDS || !fields[0].equals(PUT)) {
      throw new IllegalArgumentException("it has not the fields of a line of names");
    }
    return new Change.Put(new Stored(entry(fields), fields[5].equals(TIED)));
  }

  private static NameEntry entry(String[] fields) {
    try {
      return new NameEntry(
          Percent.unescape(fields[1]),
          ServiceUri.parse(fields[2]),
          tags(fields[6]),
          Instant.parse(fields[3]),
          fields[4].equals(NEVER) ? null : Instant.parse(fields[4]));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time in it cannot be read", e);
    }
  }

  private static Set<String> tags(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(Percent::unescape)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String check(String fields) {
    CRC32C crc = new CRC32C();
    crc.update(fields.getBytes(UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
