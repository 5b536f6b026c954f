package dev.hawser.examples.catalogue;

import dev.hawser.examples.catalogue.Role.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An example: what it shows, the programs it is made of, and how to play it.
///
/// @param name such as `bank`, which is the name of its package, too
/// @param shows what it shows, in a line
/// @param rows the ids of the features it is for, such as `P5`
/// @param original the folder of the program it is modelled after; empty if there is none
/// @param roles its programs
/// @param script how all of it is played in one terminal
public record Example(
    String name,
    String shows,
    List<String> rows,
    String original,
    List<Role> roles,
    List<Step> script) {
  /// Copies that nobody else changes.
  public Example {
    rows = List.copyOf(rows);
    roles = List.copyOf(roles);
    script = List.copyOf(script);
  }

  /// An example that has nothing yet but a name, and what it shows.
  static Example example(String name, String shows) {
    return new Example(name, shows, List.of(), "", List.of(), List.of());
  }

  /// With the features that it is for.
  Example serves(String... ids) {
    return new Example(name, shows, Arrays.asList(ids), original, roles, script);
  }

  /// With the folder of its original.
  Example after(String folder) {
    return new Example(name, shows, rows, folder, roles, script);
  }

  /// With one more program, which needs to be told nothing.
  Example role(String role, Program main) {
    return role(role, "", main);
  }

  /// With one more program.
  Example role(String role, String needs, Program main) {
    return with(new Role(role, needs, List.of("example", name, role), main));
  }

  /// With one more program that is a command of its own, such as `chat --server`.
  Example command(String role, String command) {
    return command(role, "", command);
  }

  /// With one more program that is a command of its own and needs to be told something.
  Example command(String role, String needs, String command) {
    return with(new Role(role, needs, List.of(command.split(" ")), null));
  }

  /// With its script.
  Example played(Step... steps) {
    return new Example(name, shows, rows, original, roles, Arrays.asList(steps));
  }

  /// Its program of that name.
  public Optional<Role> role(String role) {
    return roles.stream().filter(each -> each.name().equals(role)).findFirst();
  }

  private Example with(Role role) {
    List<Role> more = Stream.concat(roles.stream(), Stream.of(role)).toList();
    return new Example(name, shows, rows, original, more, script);
  }
}
