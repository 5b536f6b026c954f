package dev.hawser;

/// The other end declined: a version it does not speak, a limit reached, a name it does not have.
/// The message says what was refused and what would change that.
public final class RefusedException extends HawserException {
  private static final long serialVersionUID = 1;

  /// Creates one. A refusal changes nothing at the other end.
  public RefusedException(String message) {
    super(message, Outcome.NOT_SENT, null);
  }
}
