package dev.hawser.harm.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was found wrong: how often, and the first few details of each kind. Safe for use by many
/// threads.
public final class Findings {
  private static final int DETAILS = 5;

  /// In which way something can be wrong.
  public enum Kind {
    /// It was confirmed and is gone.
    LOST,
    /// It happened more than once.
    DUPLICATED,
    /// Any other broken promise.
    VIOLATION
  }

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final List<String> details = new ArrayList<>();

  /// Notes that something is gone.
  public void lost(String detail) {
    add(Kind.LOST, detail);
  }

  /// Notes that something happened more than once.
  public void duplicated(String detail) {
    add(Kind.DUPLICATED, detail);
  }

  /// Notes any other broken promise.
  public void violation(String detail) {
    add(Kind.VIOLATION, detail);
  }

  private synchronized void add(Kind kind, String detail) {
    if (counts.merge(kind, 1L, Long::sum) <= DETAILS) {
      details.add(kind + ": " + detail);
    }
  }

  /// How many of one kind were found.
  public synchronized long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// Whether nothing was found.
  public synchronized boolean isEmpty() {
    return counts.isEmpty();
  }

  /// The first details.
  public synchronized List<String> details() {
    return List.copyOf(details);
  }

  @Override
  public synchronized String toString() {
    return counts + " " + details;
  }
}
