package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Checks what peers saw. Reads at one peer never go back, in any of its threads; they see that
/// peer's own writes and what it has heard of; fresh ones see everything confirmed before they
/// began; none sees what nobody had begun to write yet.
final class ReadCheck {
  /// From a moment on a peer has seen a version.
  private record Seen(long moment, long version) {}

  private final Timeline timeline;
  private final RealTime realTime;
  private final Findings findings;
  private final PriorityQueue<Seen> pending =
      new PriorityQueue<>(Comparator.comparingLong(Seen::moment));
  private long floor;

  private ReadCheck(Timeline timeline, RealTime realTime, Findings findings) {
    this.timeline = timeline;
    this.realTime = realTime;
    this.findings = findings;
  }

  static void check(Timeline timeline, RealTime realTime, List<Event> events, Findings findings) {
    Map<Long, ReadCheck> peers = new HashMap<>();
    events.stream()
        .sorted(Comparator.comparingLong(Event::invoked))
        .forEach(event ->
            peers
                .computeIfAbsent(event.who(), _ -> new ReadCheck(timeline, realTime, findings))
                .follow(event));
  }

  private void follow(Event event) {
    Seen seen = pending.peek();
    while (seen != null && seen.moment() < event.invoked()) {
      floor = Math.max(floor, seen.version());
      pending.remove();
      seen = pending.peek();
    }
    pending.add(new Seen(event.responded(), versionSeen(event)));
  }

  private long versionSeen(Event event) {
    return switch (event) {
      case Event.Write write -> versionOf(timeline.changeOf(write));
      case Event.Heard heard -> {
        Optional<MapChange<Object>> change = timeline.changeTo(heard.key(), heard.value());
        if (change.isEmpty()) {
          findings.lost("heard of, but never written: " + heard);
        }
        yield versionOf(change);
      }
      case Event.Read read -> checkRead(read);
      case Event.Mismatch mismatch -> checkMismatch(mismatch);
    };
  }

  private static long versionOf(Optional<MapChange<Object>> change) {
    return change.map(MapChange::version).orElse(0L);
  }

  private long lowest(Event event, boolean fresh) {
    long newest = fresh ? realTime.newestConfirmedBefore(event.invoked()) : 0;
    return Math.max(floor, newest);
  }

  private long checkRead(Event.Read read) {
    long low = lowest(read, read.fresh());
    long high = realTime.oldestBegunAfter(read.responded());
    for (Span span : timeline.spans(read.key(), read.value())) {
      if (span.until() > low && span.from() < high) {
        return Math.max(low, span.from());
      }
    }
    findings.violation(
        "this value was not there between versions %d and %d: %s, but at %s"
            .formatted(low, high, read, timeline.spans(read.key(), read.value())));
    return 0;
  }

  private long checkMismatch(Event.Mismatch mismatch) {
    long low = lowest(mismatch, true);
    long high = realTime.oldestBegunAfter(mismatch.responded());
    for (Span span : timeline.spans(mismatch.key(), mismatch.expected())) {
      if (span.from() <= low && span.until() >= high) {
        findings.violation(
            "the value was as expected from %d until %d: %s".formatted(low, high, mismatch));
      }
    }
    return low;
  }
}
