package dev.hawser.examples;

import picocli.CommandLine.Help.Ansi;

/// Colours for terminals that have them, plain text for everything else.
///
/// @param colours whether there are colours
public record Ink(boolean colours) {
  private static final int[] NAMES = {36, 35, 33, 32, 34, 96, 95, 93, 92, 94};

  /// What standard output can show: no colours into a file or pipe, or where `NO_COLOR` is set.
  public static Ink ofStandardOutput() {
    return new Ink(Ansi.AUTO.enabled());
  }

  /// For headings.
  public String bold(String text) {
    return paint("1", text);
  }

  /// For what matters less.
  public String dim(String text) {
    return paint("2", text);
  }

  /// For what went well.
  public String good(String text) {
    return paint("32", text);
  }

  /// For what did not.
  public String bad(String text) {
    return paint("1;31", text);
  }

  /// A text in the colour that belongs to a name, always the same one.
  public String named(String name, String text) {
    int hue = Math.floorMod((name.hashCode() * 29) >>> 8, NAMES.length); // spreads short names
    return paint(Integer.toString(NAMES[hue]), text);
  }

  private String paint(String code, String text) {
    return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
