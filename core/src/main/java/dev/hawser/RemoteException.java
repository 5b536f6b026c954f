package dev.hawser;

import org.jspecify.annotations.Nullable;

/// Something thrown at the other end whose type is not known, or not allowed, here. It keeps the
/// original's type name, message, stack and causes.
public final class RemoteException extends HawserException {
  private static final long serialVersionUID = 1;

  private final String typeName;

  /// Creates one.
  ///
  /// @param typeName the fully qualified name of the original exception's class
  /// @param message the original message
  /// @param cause the original cause, itself possibly a `RemoteException`
  public RemoteException(String typeName, @Nullable String message, @Nullable Throwable cause) {
    super(message == null ? typeName : message, Outcome.EXECUTED, cause);
    this.typeName = typeName;
  }

  /// The fully qualified class name of the original exception.
  public String typeName() {
    return typeName;
  }

  /// The original's type and message, as stack traces show them.
  @Override
  @SuppressWarnings("OverrideThrowableToString") // The message alone is the original's.
  public String toString() {
    String message = getMessage();
    return typeName.equals(message) ? "remote " + typeName : "remote " + typeName + ": " + message;
  }
}
