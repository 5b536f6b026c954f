package dev.hawser.internal.security;

import java.io.IOException;

/// A connection is not wanted. Made by the thousand in a flood, so it has no stack trace.
final class TurnedAway extends IOException {
  private static final long serialVersionUID = 1;

  TurnedAway(String reason) {
    super(reason);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
