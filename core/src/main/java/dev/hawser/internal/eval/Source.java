package dev.hawser.internal.eval;

/// What somebody wrote, or a part of it, and how the whole is called in messages and stack traces.
///
/// @param whole all of the text
/// @param start where the part begins in it
/// @param end where the part ends
record Source(String name, String whole, int start, int end) {
  static Source of(String name, String text) {
    return new Source(name, text, 0, text.length());
  }

  String text() {
    return whole.substring(start, end);
  }

  Source part(int from, int to) {
    return new Source(name, whole, from, to);
  }

  /// The number of the line, from 1, in which the part begins.
  int firstLine() {
    return lineAt(start);
  }

  /// The number of the line, from 1, at a place of the whole.
  int lineAt(int place) {
    int lines = 1;
    for (int i = 0; i < place; i++) {
      if (whole.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
