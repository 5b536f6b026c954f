package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Checks that writes are linearizable: each confirmed one is exactly one change, made by its
/// writer, over the value that it says it replaced; and one that was confirmed before another began
/// has the smaller version.
final class WriteCheck {
  private final Timeline timeline;
  private final Findings findings;
  private final Map<MapChange<Object>, Event.Write> makers = new HashMap<>();

  private WriteCheck(Timeline timeline, Findings findings) {
    this.timeline = timeline;
    this.findings = findings;
  }

  /// Checks, and returns the order of the writes for further use.
  static RealTime check(Timeline timeline, List<Event> events, Findings findings) {
    WriteCheck check = new WriteCheck(timeline, findings);
    List<RealTime.Placed> placed = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Write write) {
        check.place(write).ifPresent(placed::add);
      }
    }
    for (MapChange<Object> change : timeline.changes()) {
      if (!check.makers.containsKey(change)) {
        findings.violation("nobody made " + change);
      }
    }
    RealTime realTime = new RealTime(placed);
    placed.forEach(write -> check.checkOrder(write, realTime));
    return realTime;
  }

  private Optional<RealTime.Placed> place(Event.Write write) {
    Optional<MapChange<Object>> found = timeline.changeOf(write);
    if (found.isEmpty()) {
      if (write.certain()) {
        findings.lost("confirmed, but never seen: " + write);
      }
      return Optional.empty();
    }
    MapChange<Object> change = found.get();
    Event.Write other = makers.put(change, write);
    if (other != null) {
      findings.lost("two writes, but one change: " + write + " and " + other);
    }
    if (change.by() != write.who()) {
      findings.violation(
          "made by " + write.who() + ", said to be by " + change.by() + ": " + change);
    }
    if (write.beforeKnown() && !Objects.equals(write.before(), change.oldValue())) {
      findings.violation(write + " was told another old value than " + change);
    }
    return Optional.of(new RealTime.Placed(write, change.version()));
  }

  private void checkOrder(RealTime.Placed placed, RealTime realTime) {
    long newest = realTime.newestConfirmedBefore(placed.write().invoked());
    if (newest >= placed.version()) {
      findings.violation("version " + newest + " was confirmed before this began: " + placed);
    }
  }
}
