package dev.hawser.internal.names;

import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer;
import dev.hawser.names.NameEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Who waits for which name.
final class Expected {
  private final Map<String, Set<Wait>> byName = new ConcurrentHashMap<>();

  /// Somebody who waits; closed when that is over.
  final class Wait implements AutoCloseable {
    private final String name;
    private final CompletableFuture<@Nullable NameEntry> entry = new CompletableFuture<>();

    private Wait(String name) {
      this.name = name;
    }

    /// What was registered, or null if nothing was in time.
    @Nullable NameEntry await(Timer timer, Duration time) throws InterruptedException {
      Timer.Alarm alarm = timer.schedule(Patience.nanos(time), () -> entry.complete(null));
      try {
        return entry.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } finally {
        alarm.cancel();
      }
    }

    @Override
    public void close() {
      byName.computeIfPresent(
          name,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /// Begins to wait for a name; to be called before it is looked up.
  Wait expect(String name) {
    Wait wait = new Wait(name);
    byName.compute(
        name,
        (_, all) -> {
          Set<Wait> waits = all == null ? new HashSet<>() : all;
          waits.add(wait);
          return waits;
        });
    return wait;
  }

  /// A name was registered.
  void arrived(NameEntry entry) {
    Set<Wait> woken = byName.remove(entry.name());
    if (woken != null) {
      woken.forEach(each -> each.entry.complete(entry));
    }
  }
}
