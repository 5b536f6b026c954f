package dev.hawser.internal.session;

/// The server does not know the session any more.
final class SessionGone extends RuntimeException {
  private static final long serialVersionUID = 1;

  SessionGone(String reason) {
    super(reason);
  }
}
