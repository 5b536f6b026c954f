package dev.hawser.examples;

import dev.hawser.HawserException;
import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Role;
import dev.hawser.examples.catalogue.Role.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/// Runs a program of an example in this process. A complete `example bank customer …` is run
/// without a command line around it, so that it starts at once and its stacks are its own.
final class Programs {
  private static final int WORDS = 3; // example, its name, and its role

  private Programs() {}

  /// The program that a command line starts; none if it starts something else, or lacks something.
  static Optional<Program> find(String... args) {
    if (args.length < WORDS || !args[0].equals("example")) {
      return Optional.empty();
    }
    return Catalogue.find(args[1])
        .flatMap(example -> example.role(args[2]))
        .filter(role -> role.isSatisfiedBy(arguments(args)))
        .map(Role::main);
  }

  /// Runs what was found, and says how it went.
  static int run(Program program, String... args) {
    return run(program, arguments(args));
  }

  /// Runs a program with arguments of its own. What Hawser throws says what went wrong; a stack
  /// would only hide it.
  @SuppressWarnings("CatchAndPrintStackTrace") // as Java does with what no main has caught
  static int run(Program program, List<String> arguments) {
    try {
      program.main(arguments.toArray(String[]::new));
      return ExitCode.OK;
    } catch (HawserException e) {
      System.err.println("hawser: " + e.getMessage());
    } catch (Exception e) {
      e.printStackTrace();
    }
    return ExitCode.SOFTWARE;
  }

  private static List<String> arguments(String... args) {
    return Arrays.asList(args).subList(WORDS, args.length);
  }
}
