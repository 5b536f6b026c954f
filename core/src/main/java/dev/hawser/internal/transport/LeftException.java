package dev.hawser.internal.transport;

import java.io.EOFException;

/// The other end went away before it had said anything. Whoever tries several addresses of a server
/// at once does that at all but one.
public final class LeftException extends EOFException {
  private static final long serialVersionUID = 1L;

  /// Nothing was said.
  public LeftException() {
    super("it left without a word");
  }
}
