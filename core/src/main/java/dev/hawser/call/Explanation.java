package dev.hawser.call;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/// What ships with a function. Printed, it is a short report.
///
/// @param classes the classes that travel, in the order of their names
/// @param captured the values that travel with it, each with the way that leads to it
/// @param obstacles why it cannot travel, each with the way that leads there; empty if it can
public record Explanation(
    List<ClassPart> classes, List<CapturedValue> captured, List<String> obstacles) {
  /// A class that travels.
  ///
  /// @param name its name
  /// @param bytes its size
  /// @param isSlice whether it is only the part of a class that the function needs, so that the
  ///   class itself need not travel and its static initialiser does not run; assertions are off in
  ///   it
  /// @param reason what refers to it
  public record ClassPart(String name, int bytes, boolean isSlice, String reason) {
    /// Checks that nothing is null.
    public ClassPart {
      requireNonNull(name, "name");
      requireNonNull(reason, "reason");
    }
  }

  /// A value that travels.
  ///
  /// @param path the way to it, such as `task.captured[0]`
  /// @param type its type
  /// @param text what it looks like, shortened
  public record CapturedValue(String path, String type, String text) {
    /// Checks that nothing is null.
    public CapturedValue {
      requireNonNull(path, "path");
      requireNonNull(type, "type");
      requireNonNull(text, "text");
    }
  }

  /// Copies the lists.
  public Explanation {
    classes = List.copyOf(requireNonNull(classes, "classes"));
    captured = List.copyOf(requireNonNull(captured, "captured"));
    obstacles = List.copyOf(requireNonNull(obstacles, "obstacles"));
  }

  /// Whether it can travel.
  public boolean canTravel() {
    return obstacles.isEmpty();
  }

  /// The size of all classes together.
  public int bytes() {
    return classes.stream().mapToInt(ClassPart::bytes).sum();
  }

  /// The report.
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("%s, %d bytes".formatted(count(classes.size(), "class", "classes"), bytes()));
    for (ClassPart part : classes) {
      String slice = part.isSlice() ? ", a slice" : "";
      lines.add("  %7d  %s%s  (%s)".formatted(part.bytes(), part.name(), slice, part.reason()));
    }
    lines.add(count(captured.size(), "captured value", "captured values"));
    for (CapturedValue value : captured) {
      lines.add("  %s: %s %s".formatted(value.path(), value.type(), value.text()));
    }
    lines.add(canTravel() ? "it can travel" : "it cannot travel:");
    obstacles.forEach(each -> lines.add("  " + each));
    return String.join(System.lineSeparator(), lines);
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
