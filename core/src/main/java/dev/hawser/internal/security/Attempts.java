package dev.hawser.internal.security;

import dev.hawser.internal.time.Timer;
import dev.hawser.security.AdmissionLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The addresses from which somebody failed to come in. Failures are forgotten after a while, and
/// those longest ago when there are too many addresses.
final class Attempts {
  private static final int MOST_ADDRESSES = 10_000;
  private static final long FIRST_DELAY = TimeUnit.MILLISECONDS.toNanos(100);

  private final AdmissionLimits limits;
  private final Timer timer;
  private final long memory;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Failures(int count, long last) {}

  Attempts(AdmissionLimits limits, Timer timer) {
    this.limits = limits;
    this.timer = timer;
    this.memory = limits.refusedFor().toNanos();
  }

  /// Whether an address has failed so often that it is turned away.
  synchronized boolean isRefused(String address) {
    return count(address) >= limits.mostAttempts();
  }

  /// Notes that an attempt failed.
  ///
  /// @return how long its answer should wait, in nanoseconds
  synchronized long failed(String address) {
    int count = count(address) + 1;
    failures.remove(address);
    failures.put(address, new Failures(count, timer.nanoTime()));
    int slowed = count - limits.freeAttempts();
    // Half the time that there is, so that a patient client still gets its answer.
    long most = limits.handshakeTime().toNanos() / 2;
    return slowed <= 0 ? 0 : Math.min(FIRST_DELAY << Math.min(slowed - 1, 20), most);
  }

  private int count(String address) {
    Failures known = failures.get(address);
    if (known == null) {
      return 0;
    }
    if (timer.nanoTime() - known.last() >= memory) {
      failures.remove(address);
      return 0;
    }
    return known.count();
  }

  /// How many addresses are remembered.
  synchronized int size() {
    return failures.size();
  }
}
