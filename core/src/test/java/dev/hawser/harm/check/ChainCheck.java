package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Checks that changes follow from each other: versions only grow, each old value is the value
/// before, and no write shows twice.
final class ChainCheck {
  private ChainCheck() {}

  static void check(List<MapChange<Object>> changes, Findings findings) {
    Map<String, Object> state = new HashMap<>();
    Set<Object> deeds = new HashSet<>();
    long version = 0;
    for (MapChange<Object> change : changes) {
      if (change.version() <= version) {
        findings.violation("version " + version + " is followed by " + change);
      }
      version = change.version();
      Object before = state.get(change.key());
      if (!Objects.equals(before, change.oldValue())) {
        findings.violation("the value was " + before + " before " + change);
      }
      if (change.newValue() == null) {
        state.remove(change.key());
      } else {
        state.put(change.key(), change.newValue());
      }
      if (change.oldValue() == null && change.newValue() == null) {
        findings.violation("nothing became nothing: " + change);
      } else if (!deeds.add(Timeline.deed(change))) {
        findings.duplicated("the same write again: " + change);
      }
    }
  }
}
