package dev.hawser.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Role;
import dev.hawser.examples.catalogue.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whoever looks for an example finds it, and what it says about itself is so.
class CatalogueTest {
  private static final int LONGEST_LINE = 90;

  /// A line of a header: the example, one of its programs, and what that is told.
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^/// {5}\\./hawser example (\\w+) (\\w+)(.*)$");

  @Test
  @DisplayName("every package with a main is in the catalogue, and every example has a package")
  void complete() throws IOException {
    List<String> names = Catalogue.examples().stream().map(Example::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    List<String> absent = new ArrayList<>();
    for (Path folder : Clone.packages()) {
      if (hasMain(folder) && !names.contains(name(folder))) {
        absent.add(name(folder));
      }
    }
    assertThat(absent).as("packages with a main that are not in the catalogue").isEmpty();
    List<String> packages = Clone.packages().stream().map(CatalogueTest::name).toList();
    assertThat(names).filteredOn(name -> !packages.contains(name)).as("no packages").isEmpty();
  }

  @Test
  @DisplayName("every example says what it shows in a short line")
  void shows() {
    assertThat(Catalogue.examples())
        .allSatisfy(example ->
            assertThat(example.shows())
                .isNotBlank()
                .doesNotEndWith(".")
                .hasSizeLessThanOrEqualTo(LONGEST_LINE));
  }

  @Test
  @DisplayName("every header says how to run the example's programs")
  void headers() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      Path header = Clone.EXAMPLES.resolve(example.name()).resolve("package-info.java");
      String text = Files.readString(header).replaceAll("\\s+(/// ?)?", " ");
      if (!text.contains("./hawser example " + example.name() + " ")
          && !text.contains("./hawser " + example.name())) {
        silent.add(example.name());
      }
    }
    assertThat(silent).as("headers without a line that runs it").isEmpty();
  }

  @Test
  @DisplayName("every line of a header that starts an example's program can be typed")
  void commands() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      Path header = Clone.EXAMPLES.resolve(example.name()).resolve("package-info.java");
      COMMAND
          .matcher(Files.readString(header))
          .results()
          .filter(command -> !isThere(command.group(1), command.group(2), command.group(3)))
          .forEach(command -> wrong.add(example.name() + ": " + command.group().strip()));
    }
    assertThat(wrong)
        .as("headers that name a program that there is not, or tell it too little")
        .isEmpty();
  }

  private static boolean isThere(String example, String role, String arguments) {
    return Catalogue.find(example)
        .flatMap(found -> found.role(role))
        .filter(found -> found.isSatisfiedBy(List.of(arguments.strip().split(" "))))
        .isPresent();
  }

  @Test
  @DisplayName("every script tells the roles what they need, and plays all of them")
  void scripts() {
    for (Example example : Catalogue.examples()) {
      List<Cast> cast = example.script().stream().flatMap(CatalogueTest::cast).toList();
      assertThat(cast)
          .as(example.name())
          .allMatch(each -> example.role(each.role()).orElseThrow().isSatisfiedBy(each.arguments()))
          .extracting(Cast::role)
          .containsAll(example.roles().stream().map(Role::name).toList());
    }
  }

  /// A role in a script, and what it is told.
  private record Cast(String role, List<String> arguments) {}

  private static Stream<Cast> cast(Step step) {
    return switch (step) {
      case Step.Start start -> Stream.of(new Cast(start.role(), start.arguments()));
      case Step.Run run -> Stream.of(new Cast(run.role(), run.arguments()));
      case Step.AtOnce all -> all.runs().stream().flatMap(CatalogueTest::cast);
      default -> Stream.empty();
    };
  }

  private static boolean hasMain(Path folder) throws IOException {
    for (Path source : Clone.sources(folder)) {
      if (Files.readString(source).contains("static void main(String... args)")) {
        return true;
      }
    }
    return false;
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
