package dev.hawser.internal.security;

/// What a client can show for itself: the id of an invitation, and the secret that came with it.
/// The secret never shows itself.
public record Credential(String invitation, byte[] secret) {
  /// Nothing: who connects with it must be known in another way.
  public static final Credential NONE = new Credential("", new byte[0]);

  @Override
  public String toString() {
    return invitation.isEmpty() ? "no invitation" : "invitation " + invitation;
  }
}
