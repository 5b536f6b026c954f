package dev.hawser.internal.security;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many there are, in all and per address.
final class Headcount {
  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> perAddress = new HashMap<>();
  private int all;

  Headcount(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /// Counts one more, if there is room.
  ///
  /// @param address null if only the number of all matters
  synchronized boolean enter(@Nullable String address) {
    if (all >= most || isFull(address)) {
      return false;
    }
    all++;
    if (address != null) {
      perAddress.merge(address, 1, Integer::sum);
    }
    return true;
  }

  /// Whether an address has all it may have.
  synchronized boolean isFull(@Nullable String address) {
    return address != null && perAddress.getOrDefault(address, 0) >= mostPerAddress;
  }

  /// Whether there is room for one more, of some address at least.
  synchronized boolean hasRoom() {
    return all < most;
  }

  /// Counts one less.
  synchronized void leave(@Nullable String address) {
    all--;
    if (address != null) {
      perAddress.computeIfPresent(address, (host, count) -> count == 1 ? null : count - 1);
    }
  }

  /// How many there are.
  synchronized int size() {
    return all;
  }
}
