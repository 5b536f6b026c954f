package dev.hawser.security;

import java.util.ArrayList;
import java.util.List;

/// A name in which `*` stands for any characters, ready to be compared. Comparing takes time in
/// proportion to the name's length, whatever the pattern: names come from the other end.
final class NamePattern {
  private static final char STAR = '*';

  /// What must stand at the beginning; the whole name if there is no star.
  private final String head;

  /// What must come in between, in this order.
  private final Piece[] middle;

  /// What must stand at the end.
  private final String tail;

  private final boolean exact;

  NamePattern(String pattern) {
    int first = pattern.indexOf(STAR);
    int last = pattern.lastIndexOf(STAR);
    exact = first < 0;
    head = exact ? pattern : pattern.substring(0, first);
    tail = exact ? "" : pattern.substring(last + 1);
    List<Piece> pieces = new ArrayList<>();
    for (int at = first; at < last; ) {
      int next = pattern.indexOf(STAR, at + 1);
      if (next > at + 1) {
        pieces.add(new Piece(pattern.substring(at + 1, next)));
      }
      at = next;
    }
    middle = pieces.toArray(new Piece[0]);
  }

  /// Whether it matches every name.
  boolean matchesAll() {
    return !exact && head.isEmpty() && middle.length == 0 && tail.isEmpty();
  }

  boolean matches(String name) {
    if (exact) {
      return name.equals(head);
    }
    int end = name.length() - tail.length();
    if (end < head.length() || !name.startsWith(head) || !name.endsWith(tail)) {
      return false;
    }
    int at = head.length();
    for (Piece piece : middle) {
      at = piece.endIn(name, at, end);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /// Something to be found (by Knuth, Morris and Pratt's way, which never looks back).
  private static final class Piece {
    private final String text;

    /// For each length: how long an end of that much of the text is also its beginning.
    private final int[] overlap;

    Piece(String text) {
      this.text = text;
      overlap = new int[text.length() + 1];
      int same = 0;
      for (int i = 1; i < text.length(); i++) {
        same = next(same, text.charAt(i));
        overlap[i + 1] = same;
      }
    }

    /// How much of the text has been seen after one more character.
    private int next(int seen, char character) {
      int same = seen;
      while (same > 0 && text.charAt(same) != character) {
        same = overlap[same];
      }
      return text.charAt(same) == character ? same + 1 : same;
    }

    /// Finds its first occurrence between two places.
    ///
    /// @return where that ends, or -1
    int endIn(String name, int from, int to) {
      int seen = 0;
      for (int i = from; i < to; i++) {
        seen = next(seen, name.charAt(i));
        if (seen == text.length()) {
          return i + 1;
        }
      }
      return -1;
    }
  }
}
