package dev.hawser.examples;

import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Group;
import dev.hawser.examples.catalogue.Role;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hawser examples`: lists them, grouped by what a reader wants to do.
@Command(name = "examples", description = "Lists the examples, grouped by what you want to do.")
public final class ExamplesCommand implements Callable<Integer> {
  @Option(
      names = "--markdown",
      description = "As the tables that stand in the README of the examples.")
  private boolean markdown;

  @Override
  public Integer call() {
    if (markdown) {
      System.out.print(markdown());
    } else {
      list();
    }
    return 0;
  }

  static void list() {
    Ink ink = Ink.ofStandardOutput();
    int width =
        Catalogue.examples().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Group group : Catalogue.GROUPS) {
      System.out.println(ink.bold(group.wish()));
      for (Example each : group.examples()) {
        String padding = " ".repeat(width - each.name().length());
        System.out.println(
            "  " + ink.named(each.name(), each.name()) + padding + "  " + each.shows());
      }
      System.out.println();
    }
    System.out.println("\"./hawser example NAME\" plays one in this terminal;");
    System.out.println("\"./hawser example NAME --help\" says how to start its programs yourself.");
  }

  /// The same as tables in Markdown, with links to the sources.
  public static String markdown() {
    return Catalogue.GROUPS.stream()
        .map(group -> "### " + group.wish() + "\n\n" + table(group.examples()))
        .collect(Collectors.joining("\n"));
  }

  private static String table(List<Example> examples) {
    StringBuilder table =
        new StringBuilder("| example | what it shows | programs | for |\n|---|---|---|---|\n");
    for (Example each : examples) {
      String roles = each.roles().stream().map(Role::name).collect(Collectors.joining(", "));
      String link = "src/main/java/dev/hawser/examples/" + each.name();
      table.append(
          "| [%s](%s) | %s | %s | %s |\n"
              .formatted(each.name(), link, each.shows(), roles, String.join(" ", each.rows())));
    }
    return table.toString();
  }
}
