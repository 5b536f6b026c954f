package dev.hawser.examples.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All examples.
public final class Catalogue {
  /// In the order in which to read them.
  public static final List<Group> GROUPS =
      List.of(
          GetConnected.GROUP,
          ShareVariables.GROUP,
          CallObjects.GROUP,
          BeCalledBack.GROUP,
          CallWithoutWaiting.GROUP,
          FindEachOther.GROUP,
          RunCodeElsewhere.GROUP,
          MoveMuch.GROUP,
          SurviveTrouble.GROUP,
          DecideWhoMay.GROUP,
          WholePrograms.GROUP);

  private Catalogue() {}

  /// All examples of all groups.
  public static List<Example> examples() {
    return GROUPS.stream().flatMap(group -> group.examples().stream()).toList();
  }

  /// The example of that name.
  public static Optional<Example> find(String name) {
    return examples().stream().filter(example -> example.name().equals(name)).findFirst();
  }

  /// The names of examples that somebody may have meant.
  public static List<String> near(String name) {
    return examples().stream()
        .map(Example::name)
        .filter(each -> distance(name, each) <= 1 + each.length() / 3 || each.startsWith(name))
        .sorted(Comparator.comparingInt(each -> distance(name, each)))
        .limit(3)
        .toList();
  }

  /// How many letters must be put in, left out or changed to get from one word to another.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      int diagonal = i - 1;
      for (int j = 0; j <= to.length(); j++) {
        int above = row[j];
        if (i == 0 || j == 0) {
          row[j] = i + j;
        } else {
          int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
          row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        }
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
