package dev.hawser.examples.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the programs that make up an example.
///
/// @param name such as `customer`
/// @param needs what it must be told, one word for each, as in a usage line: `HUB NAME SYMBOL…`;
///   what it may be told is in brackets
/// @param command what starts it after `./hawser`
/// @param main its `main`; null for one that is a command of its own
public record Role(String name, String needs, List<String> command, @Nullable Program main) {
  /// A `main` method.
  @FunctionalInterface
  public interface Program {
    /// Runs it.
    void main(String... args) throws Exception;
  }

  /// A copy that nobody else changes.
  public Role {
    command = List.copyOf(command);
  }

  /// Whether it was told all that it needs.
  public boolean isSatisfiedBy(List<String> arguments) {
    long words =
        Arrays.stream(needs.split(" "))
            .filter(word -> !word.isEmpty() && !word.startsWith("["))
            .count();
    return arguments.size() >= words;
  }

  /// The words after `./hawser` that start it with arguments.
  public List<String> commandLine(List<String> arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    return words;
  }

  /// What to type to start it.
  public String usage() {
    return ("./hawser " + String.join(" ", command) + " " + needs).strip();
  }
}
