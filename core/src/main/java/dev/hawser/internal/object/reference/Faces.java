package dev.hawser.internal.object.reference;

import dev.hawser.internal.object.contract.Returns;
import java.util.List;

/// How objects look that cross a session: those of the other end to users here, and streams and
/// many items of this end to the other.
public interface Faces {
  /// What users get for an object that shows some interfaces: a stream, or a proxy.
  Object proxy(Far far, List<Class<?>> types);

  /// A handle.
  Handle handle(Far far);

  /// Many items of the other end, as a contract declares them.
  Object items(Returns declared, Far far);

  /// What is given to the other end for many items that are passed to it.
  Lent source(Home home, Object items);

  /// What is given to the other end for a stream that is lent to it.
  Substitute lend(Object stream);
}
