package dev.hawser.internal.object.handle;

import dev.hawser.RefusedException;
import dev.hawser.object.Exported;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What to say about an interface that asks for methods which the object at the other end does not
/// show: first which, and what is there in their place, then what to do.
final class Mismatch {
  private static final int MOST_METHODS = 5;
  private static final int MOST_NAMESAKES = 3;
  private static final int LONGEST = 200;

  private final Exported shown;

  /// Whether a type here has the same simple name as one there: a record that was declared twice
  /// makes two methods of one.
  private boolean typeTwice;

  private Mismatch(Exported shown) {
    this.shown = shown;
  }

  /// The refusal.
  ///
  /// @param missing the signatures of the methods that the object lacks, at least one
  static RefusedException of(Class<?> type, Exported shown, List<String> missing) {
    return new Mismatch(shown).refusal(type, missing);
  }

  private RefusedException refusal(Class<?> type, List<String> missing) {
    String methods =
        missing.stream()
            .limit(MOST_METHODS)
            .map(this::complaint)
            .collect(Collectors.joining("; has "));
    int others = missing.size() - MOST_METHODS;
    return new RefusedException(
        "the object there, a "
            + printable(shown.type())
            + ", has "
            + methods
            + (others > 0 ? "; lacks " + others + " more" : "")
            + ". "
            + type.getName()
            + " asks for what is missing: declare it alike at both ends"
            + (typeTwice ? ", with the same types: share the classes of records" : "")
            + "; or leave it out of the interface here");
  }

  private String complaint(String missing) {
    List<String> there =
        shown.members().stream()
            .filter(each -> name(each).equals(name(missing)))
            .sorted()
            .limit(MOST_NAMESAKES)
            .toList();
    if (there.isEmpty()) {
      return "no method " + written(missing);
    }
    boolean same = there.stream().anyMatch(each -> written(each).equals(written(missing)));
    typeTwice |= same;
    String all =
        there.stream()
            .map(each -> printable(same ? each : written(each)))
            .collect(Collectors.joining(", "));
    return all + ", but not " + (same ? missing : written(missing));
  }

  private static String name(String signature) {
    int end = signature.indexOf('(');
    return end < 0 ? signature : signature.substring(0, end);
  }

  /// A signature as a program writes it, its types without packages and outer classes.
  private static String written(String signature) {
    String name = name(signature);
    String types = signature.substring(name.length()).replaceAll("[()]", "");
    return Arrays.stream(types.split(",", -1))
        .map(each -> each.substring(Math.max(each.lastIndexOf('.'), each.lastIndexOf('$')) + 1))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /// A text of the other end, short and on one line.
  private static String printable(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return cut.replaceAll("\\p{C}", "?");
  }
}
