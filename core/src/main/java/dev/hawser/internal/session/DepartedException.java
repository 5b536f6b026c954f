package dev.hawser.internal.session;

import java.io.IOException;

/// The session that a client comes back to was closed, which it has not heard yet. That is nothing
/// to warn of.
final class DepartedException extends IOException {
  private static final long serialVersionUID = 1;

  DepartedException(String farewell) {
    super(farewell);
  }
}
