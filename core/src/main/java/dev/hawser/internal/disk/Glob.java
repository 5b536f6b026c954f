package dev.hawser.internal.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A pattern for paths, such as `src/**/*.{java,kt}`.
///
/// - `*` is any characters of a name, `?` is one
/// - `[a-z_]` is one of some characters, `[!a-z]` one of all others; within the brackets each
///   stands for itself
/// - `{a,b}` is one of some patterns
/// - `**` is any characters, `/` too; between slashes, or at an end, it is any number of names,
///   also none: `a/**` fits `a`, `a/b` and `a/b/c`
/// - `\` takes the next character as it is
///
/// A pattern without `/` is about the last name of a path, any other about the whole of it. One
/// that begins with `/` is the same as without it, but about the whole.
///
/// Patterns come from strangers. They become states of a machine that is in several at once, so
/// that no pattern takes longer than its length times that of the path. Immutable.
final class Glob {
  /// The most characters of a pattern.
  static final int LONGEST = 512;

  /// A state of the machine.
  ///
  /// @param takes which characters it takes to go on; null if it takes none, but is two others
  /// @param next the state behind the character, or one of the two
  /// @param other the other one
  private record State(@Nullable IntPredicate takes, int next, int other) {
    static State fork(int next, int other) {
      return new State(null, next, other);
    }
  }

  private final boolean whole;
  private final List<State> states;

  private Glob(boolean whole, List<State> states) {
    this.whole = whole;
    this.states = states;
  }

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException if it is none, with what is wrong
  static Glob of(String pattern) {
    if (pattern.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a pattern has %,d characters at most, not %,d: %s…"
              .formatted(LONGEST, pattern.length(), pattern.substring(0, 40)));
    }
    String text = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a pattern is empty: leave it out, or write ** for all");
    }
    return new Glob(pattern.indexOf('/') >= 0, new Compiler(text).compile());
  }

  /// Whether a path, with `/` between its names, is one of those that are meant.
  boolean fits(String path) {
    Places now = new Places();
    Places then = new Places();
    now.add(0);
    for (int at = whole ? 0 : path.lastIndexOf('/') + 1; at < path.length(); ) {
      int character = path.codePointAt(at);
      at += Character.charCount(character);
      then.clear();
      for (int i = 0; i < now.count; i++) {
        State state = states.get(now.members[i]);
        if (state.takes != null && state.takes.test(character)) {
          then.add(state.next);
        }
      }
      if (then.count == 0 && !then.atEnd) {
        return false;
      }
      Places before = now;
      now = then;
      then = before;
    }
    return now.atEnd;
  }

  private static boolean isOfName(int character) {
    return character != '/';
  }

  /// The states in which the machine is at once. The one behind the last is the end of the pattern.
  private final class Places {
    private final int[] members = new int[states.size()];
    private final boolean[] seen = new boolean[states.size()];
    private final int[] open = new int[2 * states.size() + 1];
    private int count;
    private boolean atEnd;

    void clear() {
      count = 0;
      atEnd = false;
      Arrays.fill(seen, false);
    }

    /// Adds a state, or what it forks into.
    void add(int first) {
      int waiting = 0;
      open[waiting++] = first;
      while (waiting > 0) {
        int place = open[--waiting];
        if (place == states.size()) {
          atEnd = true;
        } else if (!seen[place]) {
          seen[place] = true;
          State state = states.get(place);
          if (state.takes != null) {
            members[count++] = place;
          } else {
            open[waiting++] = state.other;
            open[waiting++] = state.next;
          }
        }
      }
    }
  }

  /// Makes states of a pattern.
  private static final class Compiler {
    private static final int DEEPEST = 16;

    private final String text;
    private final List<State> states = new ArrayList<>();
    private int at;
    private int depth;

    Compiler(String text) {
      this.text = text;
    }

    List<State> compile() {
      sequence();
      return List.copyOf(states);
    }

    /// Up to the end of the pattern, or of an alternative.
    private void sequence() {
      while (!atEnd()) {
        int character = text.codePointAt(at);
        switch (character) {
          case '*' -> stars();
          case '?' -> one(Glob::isOfName);
          case '[' -> choice();
          case '{' -> alternatives();
          case '/' -> slash();
          case '\\' -> quoted();
          default -> one(same(character));
        }
      }
    }

    private boolean atEnd() {
      return endsAt(at);
    }

    private boolean endsAt(int place) {
      return place == text.length()
          || (depth > 0 && (text.charAt(place) == ',' || text.charAt(place) == '}'));
    }

    private void one(IntPredicate takes) {
      at = text.offsetByCodePoints(at, 1);
      emit(takes);
    }

    private void emit(IntPredicate takes) {
      states.add(new State(takes, states.size() + 1, 0));
    }

    private void quoted() {
      if (++at == text.length()) {
        throw wrong("ends with \\: write \\\\ for the character itself");
      }
      one(same(text.codePointAt(at)));
    }

    /// `*` stays within a name, `**` does not. `**` and a slash may stand for nothing.
    private void stars() {
      int from = at;
      while (at < text.length() && text.charAt(at) == '*') {
        at++;
      }
      if (at - from == 1) {
        any(Glob::isOfName);
      } else if (startsName(from) && at < text.length() && text.charAt(at) == '/') {
        at++;
        optional('/', false);
      } else {
        any(_ -> true);
      }
    }

    private boolean startsName(int place) {
      String before = depth > 0 ? "/{," : "/";
      return place == 0 || before.indexOf(text.charAt(place - 1)) >= 0;
    }

    /// A slash with `**` behind it, and nothing more, may stand for nothing, too.
    private void slash() {
      int behind = at + 1;
      while (behind < text.length() && text.charAt(behind) == '*') {
        behind++;
      }
      if (behind - at > 2 && endsAt(behind)) {
        at = behind;
        optional('/', true);
      } else {
        one(same('/'));
      }
    }

    /// Nothing, or any characters before or after a certain one.
    private void optional(int character, boolean first) {
      int fork = states.size();
      states.add(State.fork(fork + 1, fork + 4));
      if (first) {
        emit(same(character));
        any(_ -> true);
      } else {
        any(_ -> true);
        emit(same(character));
      }
    }

    private void any(IntPredicate takes) {
      int loop = states.size();
      states.add(State.fork(loop + 1, loop + 2));
      states.add(new State(takes, loop, 0));
    }

    /// Each alternative but the last forks to the one behind it; all go on behind the last.
    private void alternatives() {
      if (++depth > DEEPEST) {
        throw wrong("has more than " + DEEPEST + " { within each other");
      }
      List<Integer> ends = new ArrayList<>();
      boolean more;
      do {
        at++;
        int fork = states.size();
        states.add(State.fork(fork + 1, 0));
        sequence();
        if (at == text.length()) {
          throw wrong("has a { without }: write \\{ for the character itself");
        }
        ends.add(states.size());
        states.add(State.fork(0, 0));
        more = text.charAt(at) == ',';
        int behind = more ? states.size() : fork + 1;
        states.set(fork, State.fork(fork + 1, behind));
      } while (more);
      at++;
      depth--;
      ends.forEach(end -> states.set(end, State.fork(states.size(), states.size())));
    }

    private void choice() {
      int close = text.indexOf(']', startOfChoice() + 1);
      if (close < 0) {
        throw wrong("has a [ without ]: write \\[ for the character itself");
      }
      int[] characters = text.substring(startOfChoice(), close).codePoints().toArray();
      if (text.substring(at, close).indexOf('/') >= 0) {
        throw wrong("has a / in [ ]: a name has none");
      }
      boolean others = startOfChoice() > at + 1;
      List<IntPredicate> ranges = new ArrayList<>();
      for (int i = 0; i < characters.length; i++) {
        boolean range = i + 2 < characters.length && characters[i + 1] == '-';
        ranges.add(between(characters[i], characters[range ? i + 2 : i]));
        i += range ? 2 : 0;
      }
      at = close + 1;
      emit(character ->
          character != '/' && ranges.stream().anyMatch(range -> range.test(character)) != others);
    }

    private int startOfChoice() {
      boolean others = at + 1 < text.length() && "!^".indexOf(text.charAt(at + 1)) >= 0;
      return at + (others ? 2 : 1);
    }

    private IntPredicate between(int first, int last) {
      if (first > last) {
        throw wrong(
            "has the range %s-%s, which ends before it begins"
                .formatted(Character.toString(first), Character.toString(last)));
      }
      return character -> first <= character && character <= last;
    }

    private static IntPredicate same(int wanted) {
      return character -> character == wanted;
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("the pattern '" + text + "' " + what);
    }
  }
}
