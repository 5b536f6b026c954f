package dev.hawser.examples.playing;

import dev.hawser.examples.catalogue.Example;
import dev.hawser.examples.catalogue.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the words `ADDRESS`, `HUB` and `FOLDER` of a script stand for at the moment.
final class Whereabouts {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s:]+:[^\\s]+");

  private String address = Step.ADDRESS;
  private String hub = Step.HUB;
  private @Nullable Path folder;

  /// Whether a script speaks of a hub.
  static boolean needsHub(Example example) {
    return example.script().stream().anyMatch(step -> step.toString().contains(Step.HUB));
  }

  /// Takes the address out of a line, if there is one.
  void note(String line) {
    Matcher found = ADDRESS.matcher(line);
    while (found.find()) {
      address = found.group();
    }
  }

  /// The address just noted is the hub's.
  void addressIsHub() {
    hub = address;
  }

  /// The play's own folder.
  synchronized Path folder() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("hawser");
    }
    return folder;
  }

  /// Puts in what the words stand for.
  List<String> fill(List<String> arguments) throws IOException {
    List<String> filled = new ArrayList<>();
    for (String each : arguments) {
      String known = each.replace(Step.ADDRESS, address).replace(Step.HUB, hub);
      filled.add(
          known.contains(Step.FOLDER) ? known.replace(Step.FOLDER, folder().toString()) : known);
    }
    return filled;
  }

  /// Deletes the folder.
  synchronized void clear() throws IOException {
    if (folder != null) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
      folder = null;
    }
  }
}
