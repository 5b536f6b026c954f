package dev.hawser.internal.cluster;

import java.util.UUID;

/// What became of a chunk.
sealed interface Report {
  /// Which job it belongs to.
  UUID job();

  /// The index of its first item.
  int first();

  /// The how-manieth worker it was with.
  int attempt();

  /// It is done.
  ///
  /// @param results a list of the results, {@linkplain Parcel#wrap wrapped} if need be
  record Done(UUID job, int first, int attempt, Object results) implements Report {}

  /// The function threw something.
  ///
  /// @param failure what it threw, {@linkplain Parcel#wrap wrapped} if need be
  record Failed(UUID job, int first, int attempt, Object failure) implements Report {}

  /// Too many workers were lost with it, so this one has not tried.
  record Lost(UUID job, int first, int attempt) implements Report {}
}
