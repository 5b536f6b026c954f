package dev.hawser.examples.handles;

import module java.base;

import dev.hawser.object.Exposed;
import org.jspecify.annotations.Nullable;

/// A tree. What is exposed can be reached by handles: its public methods, and its value.
@Exposed
public final class Node {
  /// An attribute that can be read and set.
  @Exposed public Object value;

  private @Nullable Node parent;
  private final List<Node> children = new ArrayList<>();

  /// A tree of one node.
  Node(Object value) {
    this.value = value;
  }

  /// One of the nodes below this one.
  public Node child(int index) {
    return children.get(index);
  }

  /// Puts a node below this one, wherever it was before.
  public void add(Node node) {
    if (node.parent != null) {
      node.parent.children.remove(node);
    }
    node.parent = this;
    children.add(node);
  }

  /// How many nodes are right below this one.
  public int childCount() {
    return children.size();
  }

  /// What the other end cannot call, since it is not public.
  void forget() {
    children.clear();
  }
}
