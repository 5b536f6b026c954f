package dev.hawser.internal.names;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Reads the expressions that {@link NameRegex} understands. Each is read once, from left to right.
final class RegexParser {
  /// A part of an expression.
  sealed interface Piece {
    /// One character.
    record One(IntPredicate matches) implements Piece {}

    /// One part after the other.
    record Sequence(List<Piece> pieces) implements Piece {}

    /// One of several parts, of which there is at least one.
    record Choice(List<Piece> pieces) implements Piece {}

    /// A part, several times.
    ///
    /// @param most {@link #ANY} for any number
    record Repeat(Piece piece, int least, int most) implements Piece {
      static final int ANY = -1;
    }
  }

  private static final int END = -1;
  private static final int MOST_TIMES = 1000;
  private static final String IGNORE_CASE = "(?i)";

  private final int[] text;
  private final boolean ignoreCase;
  private int at;
  private int depth;

  RegexParser(String pattern) {
    ignoreCase = pattern.startsWith(IGNORE_CASE);
    String rest = ignoreCase ? pattern.substring(IGNORE_CASE.length()) : pattern;
    text = (rest.startsWith("^") ? rest.substring(1) : rest).codePoints().toArray();
  }

  Piece parse() {
    Piece piece = choice();
    if (at < text.length) {
      throw wrong("there is a ) without a (");
    }
    return piece;
  }

  private Piece choice() {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(sequence());
    while (accept('|')) {
      pieces.add(sequence());
    }
    return pieces.size() == 1 ? pieces.getFirst() : new Piece.Choice(pieces);
  }

  private Piece sequence() {
    List<Piece> pieces = new ArrayList<>();
    while (peek() != END && peek() != '|' && peek() != ')' && !acceptEnd()) {
      if (acceptQuote()) {
        quoted(pieces);
      } else {
        pieces.add(repeated(atom()));
      }
    }
    return new Piece.Sequence(pieces);
  }

  /// A `$` at the very end says what holds anyway.
  private boolean acceptEnd() {
    return at == text.length - 1 && depth == 0 && accept('$');
  }

  private Piece atom() {
    int next = next();
    return switch (next) {
      case '(' -> group();
      case '[' -> one(set());
      case '.' -> one(_ -> true);
      case '\\' -> one(escape());
      case '*', '+', '?', '{' -> throw wrong("there is nothing to repeat");
      case '^', '$' -> throw wrong("it is for the whole name, so write " + literal(next));
      default -> one(is(next));
    };
  }

  private Piece group() {
    if (peek() == '?') {
      at++;
      if (!accept(':')) {
        throw wrong("looking around, named groups and flags inside are not understood");
      }
    }
    depth++;
    Piece inside = choice();
    depth--;
    if (!accept(')')) {
      throw wrong("there is a ( without a )");
    }
    return inside;
  }

  // ---- repetition ----

  private Piece repeated(Piece piece) {
    Piece result = piece;
    int[] times = times();
    if (times != null) {
      result = new Piece.Repeat(piece, times[0], times[1]);
      boolean _ = accept('?'); // It only says what to try first.
      if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{') {
        throw wrong("it repeats a repetition: put a group around it");
      }
    }
    return result;
  }

  private int @Nullable [] times() {
    if (accept('*')) {
      return new int[] {0, Piece.Repeat.ANY};
    }
    if (accept('+')) {
      return new int[] {1, Piece.Repeat.ANY};
    }
    if (accept('?')) {
      return new int[] {0, 1};
    }
    return accept('{') ? counted() : null;
  }

  private int[] counted() {
    int least = number();
    int most = least;
    if (accept(',')) {
      most = peek() == '}' ? Piece.Repeat.ANY : number();
    }
    if (!accept('}') || most != Piece.Repeat.ANY && most < least) {
      throw wrong("a { begins a repetition such as {2}, {2,} or {2,5}; for itself write \\{");
    }
    return new int[] {least, most};
  }

  private int number() {
    int from = at;
    int number = 0;
    while (peek() >= '0' && peek() <= '9') {
      number = number * 10 + (next() - '0');
      if (number > MOST_TIMES) {
        throw wrong("it repeats more than " + MOST_TIMES + " times");
      }
    }
    if (at == from) {
      throw wrong("a { begins a repetition such as {2}, {2,} or {2,5}; for itself write \\{");
    }
    return number;
  }

  // ---- characters ----

  private IntPredicate set() {
    boolean not = accept('^');
    IntPredicate any = _ -> false;
    boolean first = true;
    while (first || peek() != ']') {
      first = false;
      any = any.or(range());
    }
    at++;
    IntPredicate cased = folded(any);
    return not ? cased.negate() : cased;
  }

  private IntPredicate range() {
    int low = next();
    if (low == '[' || low == '&' && peek() == '&') {
      throw wrong("a set inside a set is not understood; for itself write " + literal(low));
    }
    if (low == '\\') {
      if (isLetterOrDigit(peek())) {
        return escape();
      }
      low = next();
    }
    if (peek() != '-' || peekSecond() == ']' || peekSecond() == END) {
      return same(low);
    }
    at++;
    int high = next();
    if (high == '\\' && !isLetterOrDigit(peek())) {
      high = next();
    } else if (high == '\\' || high == '[') {
      throw wrong("a range such as a-z ends with a character");
    }
    if (high < low) {
      throw wrong("the range %s-%s is upside down".formatted(text(low), text(high)));
    }
    int from = low;
    int to = high;
    return character -> character >= from && character <= to;
  }

  private IntPredicate escape() {
    int next = next();
    return switch (next) {
      case 'd' -> RegexParser::isDigit;
      case 'D' -> character -> !isDigit(character);
      case 'w' -> RegexParser::isWord;
      case 'W' -> character -> !isWord(character);
      case 's' -> Character::isWhitespace;
      case 'S' -> character -> !Character.isWhitespace(character);
      default -> {
        if (isLetterOrDigit(next)) {
          throw wrong(literal(next) + " is not understood");
        }
        yield is(next);
      }
    };
  }

  private boolean acceptQuote() {
    boolean quote = peek() == '\\' && peekSecond() == 'Q';
    at += quote ? 2 : 0;
    return quote;
  }

  private void quoted(List<Piece> pieces) {
    while (peek() != END) {
      if (peek() == '\\' && peekSecond() == 'E') {
        at += 2;
        return;
      }
      pieces.add(one(is(next())));
    }
  }

  private static Piece one(IntPredicate matches) {
    return new Piece.One(matches);
  }

  private IntPredicate is(int character) {
    return folded(same(character));
  }

  private static IntPredicate same(int character) {
    return other -> other == character;
  }

  private IntPredicate folded(IntPredicate exact) {
    return ignoreCase
        ? character ->
            exact.test(character)
                || exact.test(Character.toLowerCase(character))
                || exact.test(Character.toUpperCase(character))
        : exact;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(int character) {
    return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
  }

  private static boolean isLetterOrDigit(int character) {
    return isLetter(character) || isDigit(character);
  }

  private static boolean isWord(int character) {
    return isLetterOrDigit(character) || character == '_';
  }

  // ---- the text ----

  private int peek() {
    return at < text.length ? text[at] : END;
  }

  private int peekSecond() {
    return at + 1 < text.length ? text[at + 1] : END;
  }

  private boolean accept(int character) {
    boolean accepted = peek() == character;
    at += accepted ? 1 : 0;
    return accepted;
  }

  private int next() {
    if (at == text.length) {
      throw wrong("it ends too soon");
    }
    return text[at++];
  }

  private static String literal(int character) {
    return "\\" + text(character);
  }

  private static String text(int character) {
    return Character.toString(character);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }
}
