package dev.hawser;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Something is wrong with a file, at this end or at the other. The message names the file and what
/// can be done; {@link #reason} is for programs.
///
/// When several files of a transfer failed, the reason is {@link Reason#INCOMPLETE} and {@link
/// #failures} has one exception for each. All other files were transferred.
public final class FileException extends HawserException {
  private static final long serialVersionUID = 1;

  /// What is wrong.
  public enum Reason {
    /// There is no such file.
    MISSING,
    /// There is something already, and it was asked not to be replaced.
    EXISTS,
    /// It is a folder where a file is needed.
    IS_FOLDER,
    /// It is no folder where one is needed.
    NO_FOLDER,
    /// A folder that should be deleted has something in it.
    NOT_EMPTY,
    /// It is neither a file, a folder nor a link, but a device, a socket or the like.
    NO_FILE,
    /// The operating system does not let this process do it.
    DENIED,
    /// The path leads out of the folder that was granted, or of the destination.
    OUTSIDE,
    /// The file system there cannot hold a file of this name.
    BAD_NAME,
    /// The file system there does not tell this name from another one of the transfer.
    CLASH,
    /// Another transfer writes the same file.
    IN_USE,
    /// The file was changed, or vanished, while it was read.
    CHANGED,
    /// The disk is full, or a quota is used up.
    NO_SPACE,
    /// What arrived is not what was sent, or what was stored is not what arrived.
    CORRUPT,
    /// Some files of several failed; {@link FileException#failures} tells which.
    INCOMPLETE,
    /// The disk or the file system failed in some other way.
    IO
  }

  private final Reason reason;
  private final String path;
  private final transient List<FileException> failures;

  /// Creates one.
  ///
  /// @param path the file, as the user named it or relative to the transfer's folder
  public FileException(Reason reason, String path, String message, Outcome outcome) {
    this(reason, path, message, outcome, List.of());
  }

  /// Creates one for several files.
  public FileException(
      Reason reason, String path, String message, Outcome outcome, List<FileException> failures) {
    super(message, outcome, null);
    this.reason = requireNonNull(reason, "reason");
    this.path = requireNonNull(path, "path");
    this.failures = List.copyOf(failures);
  }

  /// What is wrong.
  public Reason reason() {
    return reason;
  }

  /// Which file, as the user named it or relative to the transfer's folder.
  public String path() {
    return path;
  }

  /// What is wrong with each of several files; empty if this is about one.
  public List<FileException> failures() {
    return failures;
  }
}
