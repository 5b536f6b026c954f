package dev.hawser.examples.playing;

import dev.hawser.examples.Ink;
import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the parts of a play are called, and how their lines look: `server | open at …`. Where a
/// role is played more than once, its parts are numbered.
final class Labels {
  private final Map<String, Integer> total;
  private final Map<String, Integer> soFar = new HashMap<>();
  private final int width;
  private final Ink ink;

  Labels(Example example, Ink ink) {
    this.ink = ink;
    List<String> roles = example.script().stream().flatMap(Labels::roles).toList();
    total = new HashMap<>();
    roles.forEach(role -> total.merge(role, 1, Integer::sum));
    width =
        roles.stream().mapToInt(role -> role.length() + (isNumbered(role) ? 2 : 0)).max().orElse(0);
  }

  /// The next label for a role.
  String next(String role) {
    int number = soFar.merge(role, 1, Integer::sum);
    return isNumbered(role) ? role + " " + number : role;
  }

  /// Prints a line under a label.
  synchronized void print(String label, String line) {
    System.out.println(
        ink.named(label, label + " ".repeat(Math.max(0, width - label.length())) + " |")
            + " "
            + line);
  }

  /// Prints what is wrong.
  synchronized void complain(String message) {
    System.out.println(ink.bad(message));
  }

  private boolean isNumbered(String role) {
    return total.getOrDefault(role, 0) > 1;
  }

  private static Stream<String> roles(Step step) {
    return switch (step) {
      case Step.Start start -> Stream.of(start.role());
      case Step.Run run -> Stream.of(run.role());
      case Step.AtOnce all -> all.runs().stream().map(Step.Run::role);
      default -> Stream.empty();
    };
  }
}
