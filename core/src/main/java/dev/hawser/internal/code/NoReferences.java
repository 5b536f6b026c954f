package dev.hawser.internal.code;

import dev.hawser.ValueException;
import dev.hawser.internal.codec.Foreign;
import dev.hawser.internal.codec.Input;
import dev.hawser.internal.codec.Output;

/// Refuses references, where values may outlive the session that they come from.
///
/// @param references knows what is one
record NoReferences(Foreign references) implements Foreign {
  @Override
  public boolean claims(Object value) {
    return references.claims(value);
  }

  @Override
  public boolean write(Object value, Output out) {
    throw new ValueException(
        "a reference to an object, such as "
            + value.getClass().getName()
            + ", belongs to a session, so it cannot be kept in a map or queue: pass it in a call or"
            + " through a pipe, or export the object and keep its name");
  }

  @Override
  public Object read(Input in) {
    throw new ValueException("malformed value: a reference where none may be");
  }
}
