package dev.hawser.harm.check;

import dev.hawser.MapChange;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/// The changes that one listener was told of, in small: their versions and a digest of each.
public final class ChangeTrace implements Consumer<MapChange<Object>> {
  private final String name;
  private long[] versions = new long[1024];
  private int[] digests = new int[1024];
  private int size;

  /// The trace of a listener with a name for messages.
  public ChangeTrace(String name) {
    this.name = name;
  }

  @Override
  public synchronized void accept(MapChange<Object> change) {
    if (size == versions.length) {
      versions = Arrays.copyOf(versions, size * 2);
      digests = Arrays.copyOf(digests, size * 2);
    }
    versions[size] = change.version();
    digests[size++] = digest(change);
    notifyAll();
  }

  /// Waits until a version has arrived, or a deadline of `System.nanoTime` has passed.
  public synchronized boolean await(long version, long deadline) throws InterruptedException {
    while (size == 0 ? version > 0 : versions[size - 1] < version) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  /// How many changes there were.
  public synchronized int size() {
    return size;
  }

  /// Checks that this listener was told the same as another, and reports the first difference.
  public void checkSameAs(ChangeTrace reference, Findings findings) {
    int common = Math.min(size(), reference.size());
    for (int i = 0; i < common; i++) {
      if (versions[i] != reference.versions[i] || digests[i] != reference.digests[i]) {
        report(i, reference, findings);
        return;
      }
    }
    if (size() < reference.size()) {
      findings.lost(
          "%s was told of %d changes, %s of %d"
              .formatted(name, size(), reference.name, reference.size()));
    } else if (size() > reference.size()) {
      findings.duplicated(
          "%s was told of %d changes, %s of %d"
              .formatted(name, size(), reference.name, reference.size()));
    }
  }

  private void report(int index, ChangeTrace reference, Findings findings) {
    String detail =
        "change %d of %s has version %d, of %s %d"
            .formatted(index, name, versions[index], reference.name, reference.versions[index]);
    if (index > 0 && versions[index] == versions[index - 1]) {
      findings.duplicated(detail);
    } else if (versions[index] > reference.versions[index]) {
      findings.lost(detail);
    } else {
      findings.violation(detail);
    }
  }

  private static int digest(MapChange<Object> change) {
    return Objects.hash(change.key(), change.oldValue(), change.newValue(), change.by());
  }
}
