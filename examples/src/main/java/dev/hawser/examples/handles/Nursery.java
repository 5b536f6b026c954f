package dev.hawser.examples.handles;

import dev.hawser.object.Exposed;

/// Makes nodes for others.
@Exposed
public final class Nursery {
  /// A tree of one node.
  public Node grow(Object value) {
    return new Node(value);
  }
}
