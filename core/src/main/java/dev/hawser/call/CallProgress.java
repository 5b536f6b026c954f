package dev.hawser.call;

import static java.util.Objects.requireNonNull;

/// How far a call has come, in its own words.
///
/// @param done how much of the work is done, from 0 to 1; NaN if that cannot be said
/// @param note what is being done, possibly empty
public record CallProgress(double done, String note) {
  /// Checks that there is a note.
  public CallProgress {
    requireNonNull(note, "note");
  }
}
