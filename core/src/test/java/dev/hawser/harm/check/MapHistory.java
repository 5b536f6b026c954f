package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Everything that was done with one shared map, and every change that its owner reported. Safe for
/// use by many threads.
public final class MapHistory {
  private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
  private final List<MapChange<Object>> changes = new ArrayList<>();
  private final ChangeTrace reference = new ChangeTrace("the server");
  private final Map<String, ChangeTrace> traces = new ConcurrentHashMap<>();

  /// Notes what somebody did.
  public void add(Event event) {
    events.add(event);
  }

  /// Notes a change as the listener beside the owner was told of it.
  public void changed(MapChange<Object> change) {
    synchronized (changes) {
      changes.add(change);
    }
    reference.accept(change);
  }

  /// The trace of another listener.
  public ChangeTrace trace(String name) {
    return traces.computeIfAbsent(name, ChangeTrace::new);
  }

  /// Waits until all listeners have been told of a version.
  public void awaitListeners(long version, long deadline, Findings findings)
      throws InterruptedException {
    if (!reference.await(version, deadline)) {
      findings.lost("the server's listener was never told of version " + version);
    }
    for (Map.Entry<String, ChangeTrace> trace : traces.entrySet()) {
      if (!trace.getValue().await(version, deadline)) {
        findings.lost(trace.getKey() + "'s listener was never told of version " + version);
      }
    }
  }

  /// Checks everything, when nobody adds to it any more.
  public void check(Map<String, Object> last, Findings findings) {
    List<MapChange<Object>> order = List.copyOf(changes);
    List<Event> all = List.copyOf(events);
    ChainCheck.check(order, findings);
    Timeline timeline = new Timeline(order);
    RealTime realTime = WriteCheck.check(timeline, all, findings);
    ReadCheck.check(timeline, realTime, all, findings);
    traces.values().forEach(trace -> trace.checkSameAs(reference, findings));
    checkEnd(order, last, findings);
  }

  private static void checkEnd(
      List<MapChange<Object>> order, Map<String, Object> last, Findings findings) {
    Map<String, Object> state = new ConcurrentHashMap<>();
    for (MapChange<Object> change : order) {
      if (change.newValue() == null) {
        state.remove(change.key());
      } else {
        state.put(change.key(), change.newValue());
      }
    }
    for (String key : state.keySet()) {
      if (!Objects.equals(state.get(key), last.get(key))) {
        findings.violation(key + " ended as " + last.get(key) + ", not " + state.get(key));
      }
    }
    if (!last.keySet().equals(state.keySet())) {
      findings.violation("at the end there were other keys: " + last.keySet());
    }
  }

  /// How many events were recorded.
  public int size() {
    return events.size();
  }

  /// How many changes were made.
  public int changes() {
    return reference.size();
  }
}
