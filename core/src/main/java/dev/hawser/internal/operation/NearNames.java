package dev.hawser.internal.operation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that somebody may have meant.
public final class NearNames {
  private static final int MOST = 5;
  private static final int LONGEST = 200;

  private NearNames() {}

  private record Candidate(String name, int distance) {}

  /// Says which names are near one; if none are, which there are, such as `; there are: add, abs
  /// and 3 more`, or that there is none at all.
  ///
  /// @param none what to say then
  public static String hintOfAny(String name, List<String> names, String none) {
    String near = hint(name, names.stream());
    if (!near.isEmpty()) {
      return near;
    }
    List<String> some =
        names.stream().filter(each -> each.length() <= LONGEST).distinct().sorted().toList();
    if (some.isEmpty()) {
      return none;
    }
    String shown = some.stream().limit(MOST).collect(Collectors.joining(", "));
    String more = some.size() > MOST ? " and " + (some.size() - MOST) + " more" : "";
    return (some.size() == 1 ? "; there is: " : "; there are: ") + shown + more;
  }

  /// Says which names are near one, such as `; near: add, abs`; nothing if none are.
  public static String hint(String name, Stream<String> names) {
    if (name.length() > LONGEST) {
      return "";
    }
    int most = Math.max(2, name.length() / 3);
    List<String> near =
        names
            .filter(each -> Math.abs(each.length() - name.length()) <= most)
            .distinct()
            .map(each -> new Candidate(each, distance(name, each)))
            .filter(each -> each.distance() <= most)
            .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
            .limit(MOST)
            .map(Candidate::name)
            .toList();
    return near.isEmpty() ? "" : near.stream().collect(Collectors.joining(", ", "; near: ", ""));
  }

  /// How many characters have to be put in, left out or replaced. Letters that differ in case only
  /// count as the same.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
