package dev.hawser.internal.eval;

import dev.hawser.EvalException;
import dev.hawser.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;

/// Something wrong in a source, and where: places of the whole source.
record Problem(int start, int end, String message) {
  private static final int MOST_SHOWN = 10;
  private static final int WIDTH = 120;
  private static final Pattern OUR_NAMES = Pattern.compile("(REPL\\.)?\\$(JShell|Eval)\\$\\w+\\.?");
  private static final Pattern NOWHERE = Pattern.compile("\\s*location:\\s*(class)?\\s*");

  /// A source that ends too early.
  static Problem incomplete(Source source) {
    int end = source.start() + source.text().stripTrailing().length();
    return new Problem(end, end, "the source is incomplete: more is expected here");
  }

  /// What javac says about a source that begins at a place of the text it was given.
  static Problem of(Diagnostic<?> diagnostic, Source source, int prefix) {
    long start = diagnostic.getStartPosition();
    if (start == Diagnostic.NOPOS) {
      return new Problem(source.start(), source.start(), diagnostic.getMessage(Locale.ENGLISH));
    }
    int begin = placeOf(start, source, prefix);
    boolean beyond = start - prefix + source.start() >= source.end();
    return beyond
        ? incomplete(source)
        : new Problem(
            begin,
            Math.max(begin, placeOf(diagnostic.getEndPosition(), source, prefix)),
            diagnostic.getMessage(Locale.ENGLISH));
  }

  private static int placeOf(long position, Source source, int prefix) {
    return Math.clamp(position - prefix + source.start(), source.start(), source.end());
  }

  /// All that is wrong with a source, as a person would want to read it.
  static EvalException exception(Source source, List<Problem> problems, Outcome outcome) {
    String shown =
        problems.stream()
            .distinct()
            .sorted(Comparator.comparingInt(Problem::start))
            .limit(MOST_SHOWN)
            .map(problem -> problem.in(source))
            .collect(Collectors.joining("\n"));
    int left = problems.size() - MOST_SHOWN;
    return new EvalException(left > 0 ? shown + "\nand " + left + " more" : shown, outcome);
  }

  private String in(Source source) {
    String whole = source.whole();
    int begin = whole.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = whole.indexOf('\n', start);
    String line = whole.substring(begin, lineEnd < 0 ? whole.length() : lineEnd).stripTrailing();
    List<String> said = OUR_NAMES.matcher(message).replaceAll("").lines().toList();
    StringBuilder text = new StringBuilder();
    text.append(source.name()).append(':').append(source.lineAt(start)).append(": error: ");
    text.append(said.isEmpty() ? "cannot be compiled" : said.getFirst());
    appendPlace(text, line, start - begin, Math.max(1, end - start));
    said.stream()
        .skip(1)
        .filter(more -> !NOWHERE.matcher(more).matches())
        .forEach(more -> text.append('\n').append(more));
    return text.toString();
  }

  /// Shows a window of a long line, with carets below the place.
  private static void appendPlace(StringBuilder text, String line, int column, int length) {
    int from = Math.max(0, Math.min(column - WIDTH / 2, line.length() - WIDTH));
    String window = line.substring(from, Math.min(line.length(), from + WIDTH));
    int at = Math.min(column - from, window.length());
    text.append("\n    ").append(window).append("\n    ");
    window.chars().limit(at).forEach(c -> text.append(c == '\t' ? '\t' : ' '));
    text.repeat('^', Math.max(1, Math.min(length, window.length() - at)));
  }
}
