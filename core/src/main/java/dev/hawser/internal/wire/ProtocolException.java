package dev.hawser.internal.wire;

import java.io.IOException;

/// The other end sent something that no correct peer sends. The connection is given up; the session
/// resumes on a new one from the last good frame.
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  /// Creates one; the message says what was wrong, for the log.
  public ProtocolException(String message) {
    super(message);
  }
}
