package dev.hawser.internal.object.invocation;

/// An object shows no method that its caller asked for.
public final class MissingMember extends RuntimeException {
  private static final long serialVersionUID = 1;

  MissingMember(String message) {
    super(message, null, false, false);
  }
}
