package dev.hawser.file;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/// What a transfer would do, found out without doing it. {@link #toString} is for people to read.
///
/// @param steps one for each file, folder and link, in the order of their paths
public record TransferPlan(List<Step> steps) {
  /// What would become of something.
  public enum Action {
    /// It is not there yet.
    NEW,
    /// It is there, and differs.
    CHANGED,
    /// It is there already.
    EQUAL,
    /// It stays as it is there, because of {@link Conflict#SKIP}.
    SKIPPED,
    /// It is only there, and would be deleted.
    DELETED,
    /// It could not be transferred.
    REFUSED
  }

  /// What would become of one thing.
  ///
  /// @param path relative to the transfer's folder
  /// @param action what would become of it
  /// @param size in bytes
  /// @param remark the new name, or why it is refused, or empty
  public record Step(String path, Action action, long size, String remark) {
    /// Checks that all is there.
    public Step {
      requireNonNull(path, "path");
      requireNonNull(action, "action");
      requireNonNull(remark, "remark");
    }
  }

  /// Copies the list.
  public TransferPlan {
    steps = List.copyOf(requireNonNull(steps, "steps"));
  }

  /// How many steps are of a kind.
  public long count(Action action) {
    requireNonNull(action, "action");
    return steps.stream().filter(step -> step.action() == action).count();
  }

  /// How many bytes of content are new or changed.
  public long bytes() {
    return steps.stream().filter(TransferPlan::travels).mapToLong(Step::size).sum();
  }

  /// Whether nothing is to be done.
  public boolean isUpToDate() {
    return count(Action.EQUAL) == steps.size();
  }

  private static boolean travels(Step step) {
    return step.action() == Action.NEW || step.action() == Action.CHANGED;
  }

  /// A line for each step that is not {@link Action#EQUAL}, and one that sums up.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step.action() != Action.EQUAL) {
        String action = step.action().name().toLowerCase(Locale.ROOT);
        text.append("%-8s %,14d  %s".formatted(action, step.size(), step.path()));
        text.append(step.remark().isEmpty() ? "" : "  (" + step.remark() + ")").append('\n');
      }
    }
    return text.append(
            "%d new, %d changed, %d equal, %d to delete, %d refused; %,d bytes to transfer"
                .formatted(
                    count(Action.NEW),
                    count(Action.CHANGED),
                    count(Action.EQUAL),
                    count(Action.DELETED),
                    count(Action.REFUSED),
                    bytes()))
        .toString();
  }
}
