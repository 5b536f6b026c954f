package dev.hawser.internal.space;

import dev.hawser.SharedMap;
import dev.hawser.SharedQueue;
import dev.hawser.Space;

/// The global space of a server, as one of its clients sees it.
public final class GlobalSpace implements Space {
  private final Variables variables;

  GlobalSpace(Variables variables) {
    this.variables = variables;
  }

  @Override
  public <V> SharedMap<V> map(String name, Class<V> type) {
    return variables.map(name, type);
  }

  @Override
  public <T> SharedQueue<T> queue(String name, Class<T> type) {
    return variables.queue(name, type);
  }
}
