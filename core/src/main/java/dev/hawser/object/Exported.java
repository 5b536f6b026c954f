package dev.hawser.object;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Something that the other end exports.
///
/// @param name under which it can be looked up
/// @param type the interface or class it is known by
/// @param members what can be called, such as `add(int,int)`
public record Exported(String name, String type, List<String> members) {
  /// Copies the list.
  public Exported {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    members = List.copyOf(requireNonNull(members, "members"));
  }
}
