package dev.hawser.tool;

/// Makes text harmless to print: a name that somebody else has given may hold anything, even
/// commands to the terminal.
public final class Printable {
  private Printable() {}

  /// The text in one line, with what does not show written as `\u001b`.
  public static String of(String text) {
    if (text.codePoints().noneMatch(Printable::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(each -> append(shown, each));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    if (isHidden(character)) {
      shown.append("\\u%04x".formatted(character));
    } else {
      shown.appendCodePoint(character);
    }
  }

  /// Control characters, the separators of lines, and what turns the direction of writing.
  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
