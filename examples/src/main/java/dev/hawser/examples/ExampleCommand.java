package dev.hawser.examples;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hawser example`: the small programs. Each is a class with a `main` of its own; this is only a
/// short way to start it.
@Command(
    name = "example",
    description = "Starts a program of one of the small examples; without a name, lists them.")
public final class ExampleCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "EXAMPLE", description = "Which example.")
  private @Nullable String example;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ROLE", description = "Which part of it.")
  private @Nullable String role;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "What that needs, such as the address that the example's server prints.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    if (example == null) {
      Roles.ALL.forEach(each -> System.out.println(each.usage()));
      return 0;
    }
    Role found = find();
    if (!found.isSatisfiedBy(arguments)) {
      throw mistake("usage: " + found.usage());
    }
    found.program().main(arguments.toArray(String[]::new));
    return 0;
  }

  private Role find() {
    List<Role> near = Roles.ALL.stream().filter(each -> each.example().equals(example)).toList();
    if (near.isEmpty()) {
      throw mistake("there is no example '" + example + "'; \"./hawser example\" lists them");
    }
    return near.stream()
        .filter(each -> each.name().equals(role))
        .findFirst()
        .orElseThrow(
            () -> mistake("'" + example + "' has " + near.stream().map(Role::name).toList()));
  }

  private ParameterException mistake(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
