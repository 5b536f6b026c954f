import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or applies google-java-format over the source trees named on the command line.
///
/// A program of its own rather than a Maven plugin, because a formatter needs the javac of the
/// language it formats: plugins live in Maven's JVM, which may be older than the JDK we compile with.
void main(String[] args) throws IOException {
  boolean apply = args[0].equals("apply");
  if (!apply && !args[0].equals("check")) {
    IO.println("hawser.format is \"check\" or \"apply\", not \"" + args[0] + "\".");
    System.exit(2);
  }
  List<Path> ugly = new ArrayList<>();
  List<String> broken = new ArrayList<>();
  for (Path file : sources(List.of(args).subList(1, args.length))) {
    String source = Files.readString(file);
    try {
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        ugly.add(file);
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    } catch (FormatterException e) {
      broken.add(file + ": " + e.getMessage());
    }
  }
  ugly.forEach(file -> IO.println((apply ? "formatted " : "not formatted: ") + file));
  broken.forEach(IO::println);
  if (!apply && !ugly.isEmpty()) {
    IO.println("Format them with:  mvn -q -N verify -Dhawser.format=apply");
  }
  System.exit(broken.isEmpty() && (apply || ugly.isEmpty()) ? 0 : 1);
}

List<Path> sources(List<String> roots) throws IOException {
  List<Path> all = new ArrayList<>();
  for (String root : roots) {
    Path tree = Path.of(root);
    if (Files.isDirectory(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
      }
    }
  }
  return all;
}
