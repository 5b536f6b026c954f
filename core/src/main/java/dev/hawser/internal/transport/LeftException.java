package dev.hawser.internal.transport;

import java.io.EOFException;
import java.io.IOException;

/// The other end went away before it had said anything, or while both were still agreeing on keys.
/// Whoever tries several addresses of a server at once does that at all but one.
public final class LeftException extends EOFException {
  private static final long serialVersionUID = 1L;

  /// Nothing was said.
  public LeftException() {
    super("it left without a word");
  }

  /// It went away while both were agreeing on keys.
  public LeftException(IOException how) {
    super("it left during the TLS handshake");
    initCause(how);
  }
}
