package dev.hawser.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Examples are made to be copied: each uses the library as its users do, and no other example.
class ImportsTest {
  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w.])dev\\.hawser((?:\\.[a-z]\\w*)*)\\.[A-Z]");
  private static final Pattern OTHERS =
      Pattern.compile("(?m)^import (?:static )?(?!dev\\.hawser\\.)([\\w.]+);");
  private static final Pattern MODULES = Pattern.compile("(?m)^import module ([\\w.]+);");
  private static final Pattern OF_THE_JDK = Pattern.compile("(?m)^import (javax?\\.[\\w.]+);");
  private static final Pattern EXPORTED =
      Pattern.compile("(?m)^ *exports dev\\.hawser((?:\\.\\w+)*);");
  private static final Pattern SHARED =
      Pattern.compile("(?<![\\w.])dev\\.hawser\\.examples\\.([A-Z]\\w*)");

  /// What examples share: nothing that shows how Hawser is used.
  private static final Set<String> COMMON =
      Set.of(
          "Work", // stands for work that takes its time
          "Ink", // colours
          "ProgressBar",
          "JavaCommand"); // starts one more process

  /// Programs with options and line editing are commands, made with two libraries for that.
  private static final List<String> LIBRARIES = List.of("picocli.", "org.jline.");

  @Test
  @DisplayName("examples use exported packages, their own, and nothing of each other")
  void packages() throws IOException {
    List<String> allowed = new ArrayList<>();
    for (String module : List.of("core", "tool")) {
      allowed.addAll(
          Clone.all(EXPORTED, Clone.ROOT.resolve(module + "/src/main/java/module-info.java")));
    }
    List<String> wrong = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      String own = ".examples." + example.name();
      for (Path source : Clone.sources(Clone.EXAMPLES.resolve(example.name()))) {
        Clone.all(NAMED, source).stream()
            .filter(name -> !allowed.contains(name) && !name.equals(".examples"))
            .filter(name -> !(name + ".").startsWith(own + "."))
            .forEach(name -> wrong.add(name(source) + ": dev.hawser" + name));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("what all examples share is small and named")
  void common() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      for (Path source : Clone.sources(Clone.EXAMPLES.resolve(example.name()))) {
        Clone.all(SHARED, source).stream()
            .filter(name -> !COMMON.contains(name))
            .forEach(name -> wrong.add(name(source) + ": " + name));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("no example needs a library but Java, and commands those for commands")
  void libraries() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      for (Path source : Clone.sources(Clone.EXAMPLES.resolve(example.name()))) {
        Clone.all(OTHERS, source).stream()
            .filter(name -> !name.startsWith("java") && !name.startsWith("org.jspecify."))
            .filter(name -> !isCommand(example) || LIBRARIES.stream().noneMatch(name::startsWith))
            .forEach(name -> wrong.add(name(source) + ": " + name));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("what the JDK has is imported by its module, but for names that two of them have")
  void modules() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Example example : Catalogue.examples()) {
      for (Path source : Clone.sources(Clone.EXAMPLES.resolve(example.name()))) {
        if (Clone.all(MODULES, source).size() < 2) {
          Clone.all(OF_THE_JDK, source).forEach(name -> wrong.add(name(source) + ": " + name));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isCommand(Example example) {
    return example.roles().stream().allMatch(role -> role.main() == null);
  }

  private static String name(Path source) {
    return Clone.EXAMPLES.relativize(source).toString();
  }
}
