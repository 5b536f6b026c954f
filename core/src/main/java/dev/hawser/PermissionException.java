package dev.hawser;

import dev.hawser.security.Permission;

/// The other end does not permit what was asked, and nothing was done. The message names who asked,
/// the permission that is missing, and the line that would grant it.
public final class PermissionException extends HawserException {
  private static final long serialVersionUID = 1;

  private final String missing;

  /// Creates one.
  ///
  /// @param missing the permission that would have been enough, as {@link Permission#toString}
  ///   prints it
  public PermissionException(String message, String missing) {
    super(message, Outcome.NOT_SENT, null);
    this.missing = missing;
  }

  /// The permission that would have been enough, as {@link Permission#parse} reads it.
  public String missing() {
    return missing;
  }
}
