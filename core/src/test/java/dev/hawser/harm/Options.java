package dev.hawser.harm;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Options of the form `--name value`.
public final class Options {
  private Options() {}

  /// Reads options, or prints the help and ends the process, with 0 if that was asked for.
  public static Map<String, String> parse(String[] args, Set<String> known, String help) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      boolean asked = args[i].equals("--help");
      if (asked || !known.contains(name) || i + 1 == args.length) {
        (asked ? System.out : System.err).print(help);
        System.exit(asked ? 0 : 2);
      }
      options.put(name, args[i + 1]);
    }
    return options;
  }
}
