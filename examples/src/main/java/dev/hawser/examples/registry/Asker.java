package dev.hawser.examples.registry;

import dev.hawser.names.NameEntry;
import dev.hawser.names.NameFilter;
import dev.hawser.names.Services;

/// Finds the service by its name, wherever it is.
public final class Asker {
  /// The whole program.
  ///
  /// @param args the name of the registry
  public static void main(String... args) {
    try (Services services = Registry.find(args[0])) {
      NameFilter answers = NameFilter.all().taggedAll("answers");
      IO.println(services.names().list(answers).stream().map(NameEntry::name).toList());
      IO.println("floop: " + services.proxy("floop", Answers.class).answer());
      IO.println("bloop: " + services.proxy("bloop", Answers.class).answer());
    }
  }
}
