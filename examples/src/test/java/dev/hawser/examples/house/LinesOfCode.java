package dev.hawser.examples.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Counts the lines of every example, beside those of its original: lines with code on them, so
/// neither blank lines nor comments, and no package headers. A program of its own, which
/// `examples/count` starts.
final class LinesOfCode {
  /// What writes the table anew.
  static final String REMEDY = "\"examples/count --write\" renews it";

  private static final Path PAGE = Clone.ROOT.resolve("examples/README.md");
  private static final Path ORIGINALS = Clone.ROOT.resolve("examples/originals.tsv");
  private static final Pattern TABLE =
      Pattern.compile("(?<=<!-- lines -->\n)(.*?)(?=<!-- end of lines -->)", Pattern.DOTALL);

  /// A text, which may look as if there were comments in it, or a comment.
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n"
              + "])*\"|'(?:\\\\.|[^'\\\\\n"
              + "])*')|//[^\n"
              + "]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  private LinesOfCode() {}

  /// What is known about an original.
  ///
  /// @param isProgram whether it can be run; if not, it is a few lines out of a text
  private record Original(String name, int lines, boolean isProgram) {
    String cells() {
      return " %s%s | %d |\n".formatted(name, isProgram ? "" : " ¹", lines);
    }
  }

  /// Examples that are compared with their originals, added up.
  private static final class Sum {
    private int examples;
    private int shorter;
    private int lines;
    private int imports;
    private int originals;

    void add(int own, int naming, Original original) {
      examples++;
      shorter += own <= original.lines() ? 1 : 0;
      lines += own;
      imports += naming;
      originals += original.lines();
    }

    String row(String what) {
      return "| **%s**, %d of %d as short or shorter | %d | %d | | %d |\n"
          .formatted(what, shorter, examples, lines, imports, originals);
    }
  }

  /// Prints the table, or with `--write` puts it into the page, or with `--check` compares them.
  public static void main(String... args) throws IOException {
    String option = args.length == 0 ? "" : args[0];
    switch (option) {
      case "" -> System.out.print(table());
      case "--write" -> {
        String page = Files.readString(PAGE);
        String table = table();
        Files.writeString(PAGE, TABLE.matcher(page).replaceFirst(_ -> table));
      }
      case "--check" -> {
        if (!isFresh()) {
          System.err.println("the table of lines in examples/README.md is stale; " + REMEDY);
          System.exit(1);
        }
      }
      default -> {
        System.err.println("usage: examples/count [--write | --check]");
        System.exit(2);
      }
    }
  }

  /// Whether the page shows what is so.
  static boolean isFresh() throws IOException {
    return Files.readString(PAGE).contains("<!-- lines -->\n" + table() + "<!-- end of lines -->");
  }

  /// The table, in Markdown.
  static String table() throws IOException {
    Map<String, Original> originals = originals();
    StringBuilder table = new StringBuilder();
    table.append("| example | lines here | of them imports | original | its lines |\n");
    table.append("|---|--:|--:|---|--:|\n");
    Sum programs = new Sum();
    Sum snippets = new Sum();
    for (Path folder : Clone.examples()) {
      String name = folder.getFileName().toString();
      List<String> lines = lines(folder);
      int naming = (int) lines.stream().filter(line -> line.startsWith("import ")).count();
      Original original = originals.get(name);
      table.append("| %s | %d | %d |".formatted(name, lines.size(), naming));
      if (original == null) {
        table.append(" | |\n");
        continue;
      }
      table.append(original.cells());
      (original.isProgram() ? programs : snippets).add(lines.size(), naming, original);
    }
    return table
        .append(programs.row("after programs"))
        .append(snippets.row("after snippets ¹"))
        .toString();
  }

  private static Map<String, Original> originals() throws IOException {
    Map<String, Original> originals = new TreeMap<>();
    for (String line : Files.readAllLines(ORIGINALS)) {
      String[] cells = line.split("\t");
      if (cells.length == 4 && !cells[0].equals("example")) {
        boolean isProgram = cells[3].equals("program");
        originals.put(cells[0], new Original(cells[1], Integer.parseInt(cells[2]), isProgram));
      }
    }
    return originals;
  }

  /// A text in several lines is as many lines of code.
  private static String more(String text) {
    return "\n;".repeat((int) text.chars().filter(letter -> letter == '\n').count());
  }

  private static List<String> lines(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path source : Clone.sources(folder)) {
      if (!source.endsWith("package-info.java")) {
        String text = Files.readString(source);
        String code =
            TEXT_OR_COMMENT
                .matcher(text)
                .replaceAll(found -> found.group(1) == null ? "" : "\"\"" + more(found.group(1)));
        code.lines().filter(line -> !line.isBlank()).forEach(lines::add);
      }
    }
    return lines;
  }
}
