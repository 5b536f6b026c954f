package dev.hawser.harm.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers that must arrive from each source without gap, repetition or change of order. Safe for
/// use by many threads, as long as each source has one receiver.
public final class Sequences {
  private final String name;
  private final Findings findings;
  private final Map<String, Long> next = new ConcurrentHashMap<>();

  /// Sequences with a name for messages.
  public Sequences(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  /// Notes that a number arrived.
  public void arrived(String source, long number) {
    long expected = next.getOrDefault(source, 0L);
    if (number < expected) {
      findings.duplicated("%s: %d from %s after %d".formatted(name, number, source, expected - 1));
    } else {
      for (long missing = expected; missing < number; missing++) {
        findings.lost("%s: %d from %s, as %d came".formatted(name, missing, source, number));
      }
      next.put(source, number + 1);
    }
  }

  /// How many arrived from all sources.
  public long total() {
    return next.values().stream().mapToLong(Long::longValue).sum();
  }
}
