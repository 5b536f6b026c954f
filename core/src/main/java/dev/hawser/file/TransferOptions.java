package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How a transfer is made. Immutable: each method gives another one.
///
/// ```java
/// TransferOptions.defaults().exclude("*.log", "build/**").mirrored()
/// ```
///
/// @param conflict what becomes of files in the way. Default: overwrite
/// @param compare how equal files are recognised. Default: by size and time
/// @param includes patterns of files to transfer; all if there are none
/// @param excludes patterns of files and folders to leave out
/// @param links what becomes of symbolic links. Default: they are kept
/// @param mirror whether what is only at the destination is deleted. Default: no
/// @param permissions whether permissions are transferred. Default: yes
/// @param durable whether files are on the disk, not only in the system's memory, before they are
///   renamed into place. Default: no
/// @param verify whether the stored content is read once more and compared by SHA-256. Default: no
/// @param keepParts whether what arrived of large files is kept when the transfer fails, so that it
///   can go on from there. Default: yes
/// @param bytesPerSecond the most bytes that travel in a second; 0 for no limit, which is the
///   default
/// @param connections the most connections of its own that it uses; 0 for as many as help, which is
///   the default
/// @param listener who is told of its progress, or null
public record TransferOptions(
    Conflict conflict,
    Compare compare,
    List<String> includes,
    List<String> excludes,
    Links links,
    boolean mirror,
    boolean permissions,
    boolean durable,
    boolean verify,
    boolean keepParts,
    long bytesPerSecond,
    int connections,
    @Nullable Consumer<TransferProgress> listener) {
  private static final TransferOptions DEFAULTS =
      new TransferOptions(
          Conflict.OVERWRITE,
          Compare.SIZE_AND_TIME,
          List.of(),
          List.of(),
          Links.KEEP,
          false,
          true,
          false,
          false,
          true,
          0,
          0,
          null);

  /// Checks that it makes sense.
  public TransferOptions {
    requireNonNull(conflict, "conflict");
    requireNonNull(compare, "compare");
    requireNonNull(links, "links");
    includes = List.copyOf(requireNonNull(includes, "includes"));
    excludes = List.copyOf(requireNonNull(excludes, "excludes"));
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("a rate is 0 or more, not " + bytesPerSecond);
    }
    if (connections < 0 || connections > 8) {
      throw new IllegalArgumentException("0 to 8 connections, not " + connections);
    }
  }

  /// The defaults.
  public static TransferOptions defaults() {
    return DEFAULTS;
  }

  /// A copy to be changed.
  private Draft draft() {
    return new Draft(this);
  }

  /// What becomes of files that are in the way and differ.
  public TransferOptions onConflict(Conflict policy) {
    Draft draft = draft();
    draft.conflict = requireNonNull(policy, "policy");
    return draft.options();
  }

  /// How equal files are recognised.
  public TransferOptions comparing(Compare by) {
    Draft draft = draft();
    draft.compare = requireNonNull(by, "by");
    return draft.options();
  }

  /// Transfers only files whose path below the folder fits one of some patterns. `*` and `?` stand
  /// for characters within a name, `[a-z]` for one of some, `{a,b}` for one of several patterns,
  /// `**` for any names, also none; `\` takes the next character as it is. A pattern without `/` is
  /// about the last name, any other about the whole path.
  public TransferOptions include(String... patterns) {
    Draft draft = draft();
    draft.includes = joined(includes, patterns);
    return draft.options();
  }

  /// Leaves out files and folders whose path below the folder fits one of some patterns, with all
  /// that is below. They are not deleted at the destination either.
  public TransferOptions exclude(String... patterns) {
    Draft draft = draft();
    draft.excludes = joined(excludes, patterns);
    return draft.options();
  }

  private static List<String> joined(List<String> before, String... more) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(requireNonNull(more, "patterns")));
    return all;
  }

  /// What becomes of symbolic links.
  public TransferOptions links(Links policy) {
    Draft draft = draft();
    draft.links = requireNonNull(policy, "policy");
    return draft.options();
  }

  /// Deletes at the destination what is not at the source, when all else has been transferred.
  /// Nothing is deleted if a file failed.
  public TransferOptions mirrored() {
    Draft draft = draft();
    draft.mirror = true;
    return draft.options();
  }

  /// Leaves permissions at the destination as its defaults are.
  public TransferOptions withoutPermissions() {
    Draft draft = draft();
    draft.permissions = false;
    return draft.options();
  }

  /// Has each file on the disk before it is renamed into place.
  public TransferOptions durably() {
    Draft draft = draft();
    draft.durable = true;
    return draft.options();
  }

  /// Reads each file once more before it is renamed into place, and compares it by SHA-256.
  public TransferOptions verified() {
    Draft draft = draft();
    draft.verify = true;
    return draft.options();
  }

  /// Keeps nothing of files that did not arrive as a whole.
  public TransferOptions discardingParts() {
    Draft draft = draft();
    draft.keepParts = false;
    return draft.options();
  }

  /// Lets so many bytes travel in a second at most.
  ///
  /// @param most above 0
  public TransferOptions rateLimit(long most) {
    Draft draft = draft();
    draft.bytesPerSecond = most;
    return draft.options();
  }

  /// Uses so many connections of its own at most, beside the session's.
  ///
  /// @param most 0 to 8; 0 for as many as help
  public TransferOptions connections(int most) {
    Draft draft = draft();
    draft.connections = most;
    return draft.options();
  }

  /// Tells somebody how far it has come, a few times a second and at the end, on a virtual thread.
  /// News that the listener is too slow for give way to newer ones.
  public TransferOptions onProgress(Consumer<TransferProgress> progressListener) {
    Draft draft = draft();
    draft.listener = requireNonNull(progressListener, "progressListener");
    return draft.options();
  }

  /// Options being made.
  private static final class Draft {
    private Conflict conflict;
    private Compare compare;
    private List<String> includes;
    private List<String> excludes;
    private Links links;
    private boolean mirror;
    private boolean permissions;
    private boolean durable;
    private boolean verify;
    private boolean keepParts;
    private long bytesPerSecond;
    private int connections;
    private @Nullable Consumer<TransferProgress> listener;

    Draft(TransferOptions from) {
      conflict = from.conflict;
      compare = from.compare;
      includes = from.includes;
      excludes = from.excludes;
      links = from.links;
      mirror = from.mirror;
      permissions = from.permissions;
      durable = from.durable;
      verify = from.verify;
      keepParts = from.keepParts;
      bytesPerSecond = from.bytesPerSecond;
      connections = from.connections;
      listener = from.listener;
    }

    TransferOptions options() {
      return new TransferOptions(
          conflict,
          compare,
          includes,
          excludes,
          links,
          mirror,
          permissions,
          durable,
          verify,
          keepParts,
          bytesPerSecond,
          connections,
          listener);
    }
  }
}
