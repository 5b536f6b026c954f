package dev.hawser.internal.object.reference;

import dev.hawser.internal.object.reference.HeldObjects.Holding;
import dev.hawser.internal.object.reference.HeldObjects.Release;
import dev.hawser.internal.operation.Threads;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives back, in batches, the objects whose proxies were collected. One thread of the process does
/// so, which never waits for a connection.
final class Releases {
  static final ReferenceQueue<Far> COLLECTED = new ReferenceQueue<>();
  private static final int MOST_AT_ONCE = 1000;

  static {
    Thread.ofPlatform()
        .daemon()
        .name("hawser-releases")
        .inheritInheritableThreadLocals(false)
        .start(Releases::run);
  }

  private Releases() {}

  private static void run() {
    while (true) {
      try {
        Reference<? extends Far> first = COLLECTED.remove();
        Threads.runSafely("releasing references", () -> release(first));
      } catch (InterruptedException e) {
        // Nobody interrupts this thread for a reason.
      }
    }
  }

  private static void release(Reference<? extends Far> first) {
    Map<HeldObjects, List<Release>> all = new HashMap<>();
    Reference<? extends Far> next = first;
    for (int i = 0; next != null; i++) {
      Holding holding = (Holding) next;
      Release release = holding.table().forget(holding);
      if (release != null) {
        all.computeIfAbsent(holding.table(), _ -> new ArrayList<>()).add(release);
      }
      next = i < MOST_AT_ONCE ? COLLECTED.poll() : null;
    }
    all.forEach(HeldObjects::send);
  }
}
