package dev.hawser.internal.names;

import dev.hawser.RefusedException;
import dev.hawser.internal.names.RegexParser.Piece;
import dev.hawser.internal.names.RegexParser.Piece.Choice;
import dev.hawser.internal.names.RegexParser.Piece.One;
import dev.hawser.internal.names.RegexParser.Piece.Repeat;
import dev.hawser.internal.names.RegexParser.Piece.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// A regular expression from a stranger. It is turned into a program of bounded size, all whose
/// branches are followed side by side, so that no expression can make matching slow: each character
/// of a name costs at most one look at each instruction.
public final class NameRegex {
  private static final int LONGEST_PROGRAM = 1000;

  /// One step: something to match, or two places to go on at.
  ///
  /// @param one what the next character must be, in a step that matches
  /// @param first where to go on otherwise
  /// @param second where to go on, too; -1 for nowhere
  private record Step(IntPredicate one, int first, int second) {
    static final IntPredicate NOTHING = _ -> false;

    boolean isBranch() {
      return one == NOTHING;
    }
  }

  /// How much more work a request may be.
  static final class Work {
    private long left;

    Work(long most) {
      left = most;
    }

    private void spend(int steps) {
      left -= steps;
      if (left < 0) {
        throw new RefusedException(
            "the pattern is too much work for so many names: make it shorter, or add a prefix");
      }
    }
  }

  private final List<Step> program = new ArrayList<>();

  private NameRegex() {}

  /// Reads an expression.
  ///
  /// @throws IllegalArgumentException if it is not understood or too large; the message says why
  public static NameRegex compile(String pattern) {
    NameRules.checkText("a pattern", pattern, NameRules.LONGEST_PATTERN);
    NameRegex regex = new NameRegex();
    try {
      regex.emit(new RegexParser(pattern).parse());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the pattern '" + pattern + "': " + e.getMessage(), e);
    }
    return regex;
  }

  // ---- making the program ----

  private void emit(Piece piece) {
    switch (piece) {
      case One one -> add(new Step(one.matches(), 0, 0));
      case Sequence sequence -> sequence.pieces().forEach(this::emit);
      case Choice choice -> emitChoice(choice.pieces());
      case Repeat repeat -> emitRepeat(repeat);
    }
  }

  private int add(Step step) {
    if (program.size() == LONGEST_PROGRAM) {
      throw new IllegalArgumentException("it is too large: use fewer or smaller repetitions");
    }
    program.add(step);
    return program.size() - 1;
  }

  private int branch() {
    return add(new Step(Step.NOTHING, -1, -1));
  }

  private void aim(int branch, int first, int second) {
    program.set(branch, new Step(Step.NOTHING, first, second));
  }

  private void emitChoice(List<Piece> pieces) {
    List<Integer> ends = new ArrayList<>();
    for (Piece each : pieces.subList(0, pieces.size() - 1)) {
      int fork = branch();
      emit(each);
      ends.add(branch());
      aim(fork, fork + 1, program.size());
    }
    emit(pieces.getLast());
    ends.forEach(each -> aim(each, program.size(), -1));
  }

  private void emitRepeat(Repeat repeat) {
    emitTimes(repeat.piece(), repeat.least());
    if (repeat.most() == Repeat.ANY) {
      int fork = branch();
      emit(repeat.piece());
      aim(branch(), fork, -1);
      aim(fork, fork + 1, program.size());
      return;
    }
    List<Integer> forks = new ArrayList<>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      forks.add(branch());
      emit(repeat.piece());
    }
    forks.forEach(each -> aim(each, each + 1, program.size()));
  }

  /// What adds nothing once adds nothing however often.
  private void emitTimes(Piece piece, int times) {
    int before = program.size();
    for (int i = 0; i < times && (i == 0 || program.size() > before); i++) {
      emit(piece);
    }
  }

  // ---- running it ----

  /// Whether the whole of a text matches.
  ///
  /// @throws RefusedException if that is more work than is left
  boolean matches(String text, Work work) {
    int size = program.size();
    Threads present = new Threads(size + 1);
    Threads next = new Threads(size + 1);
    follow(0, present);
    for (int i = 0;
        i < text.length() && present.count > 0;
        i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      work.spend(present.count + size / 8 + 1);
      next.clear();
      for (int each = 0; each < present.count; each++) {
        int at = present.at[each];
        if (at < size && program.get(at).one().test(character)) {
          follow(at + 1, next);
        }
      }
      Threads swapped = present;
      present = next;
      next = swapped;
    }
    return present.seen[size];
  }

  /// Where the program stands, in all its branches.
  private static final class Threads {
    private final int[] at;
    private final boolean[] seen;
    private int count;

    Threads(int size) {
      at = new int[size];
      seen = new boolean[size];
    }

    boolean add(int place) {
      if (seen[place]) {
        return false;
      }
      seen[place] = true;
      at[count++] = place;
      return true;
    }

    void clear() {
      count = 0;
      Arrays.fill(seen, false);
    }
  }

  /// Adds a place, and all that can be reached from there without a character. What is added is
  /// looked at in turn, so the list is its own queue.
  private void follow(int place, Threads threads) {
    int from = threads.count;
    if (!threads.add(place)) {
      return;
    }
    for (int i = from; i < threads.count; i++) {
      Step step = threads.at[i] < program.size() ? program.get(threads.at[i]) : null;
      if (step != null && step.isBranch()) {
        threads.add(step.first());
        if (step.second() >= 0) {
          threads.add(step.second());
        }
      }
    }
  }
}
