package dev.hawser.examples;

import dev.hawser.examples.catalogue.Catalogue;
import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Role;
import dev.hawser.examples.catalogue.Role.Program;
import dev.hawser.examples.playing.Play;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hawser example`: plays all of an example, or one of its programs. Each is a class with a `main`
/// of its own; this is only a short way to start it.
@Command(
    name = "example",
    description = {
      "Plays an example in one terminal, every program of it a process of its own; or runs one of"
          + " its programs here. Without a name, lists the examples.",
      "\"example NAME --help\" says how to start each program of it."
    })
public final class ExampleCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which example.")
  private @Nullable String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ROLE",
      description = "Which program of it; without it, all of them are played.")
  private @Nullable String role;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "What that needs, such as the address that the example's server prints.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (name == null) {
      ExamplesCommand.list();
      return CommandLine.ExitCode.OK;
    }
    Example example = Catalogue.find(name).orElse(null);
    if (example == null) {
      return refuse(
          "there is no example '"
              + name
              + "'; "
              + suggestion(name)
              + "\"./hawser examples\" lists them");
    }
    if (role == null) {
      return play(example);
    }
    if (role.equals("--help") || role.equals("-h")) {
      System.out.println(example.name() + ": " + example.shows());
      System.out.println(usage(example));
      return CommandLine.ExitCode.OK;
    }
    Role found = example.role(role).orElse(null);
    if (found == null) {
      return refuse("'" + name + "' has no part '" + role + "'; it has\n" + usage(example));
    }
    return found.isSatisfiedBy(arguments) ? run(found) : refuse("usage: " + found.usage());
  }

  private static int play(Example example) throws IOException, InterruptedException {
    try (Play play = new Play(example, Ink.ofStandardOutput())) {
      Runtime.getRuntime().addShutdownHook(new Thread(play::close));
      return play.perform() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int run(Role found) {
    Program program = found.main();
    return program == null
        ? commandLine().getParent().execute(found.commandLine(arguments).toArray(String[]::new))
        : Programs.run(program, arguments);
  }

  private static String suggestion(String wanted) {
    List<String> near = Catalogue.near(wanted);
    return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
  }

  private static String usage(Example example) {
    StringBuilder lines = new StringBuilder("  ./hawser example " + example.name());
    example.roles().forEach(each -> lines.append("\n  ").append(each.usage()));
    if (lines.indexOf(" HUB") >= 0) {
      lines.append("\nHUB is the address that \"./hawser example hub server\" prints.");
    }
    if (lines.indexOf("ADDRESS") >= 0) {
      lines.append("\nADDRESS is what the example's server prints.");
    }
    return lines.toString();
  }

  private int refuse(String message) {
    commandLine().getErr().println(commandLine().getColorScheme().errorText(message));
    return CommandLine.ExitCode.USAGE;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
