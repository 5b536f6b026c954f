package dev.hawser.shipping;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Locale;

/// What a process holds once all garbage is gone.
///
/// @param heap bytes of objects
/// @param metaspace bytes about classes
/// @param classes how many are loaded
record Footprint(long heap, long metaspace, int classes) {
  private static final int ROUNDS = 3;
  private static final int FEW_CLASSES = 20;
  private static final long FEW_BYTES = 8 << 20;

  /// That of the process this runs in.
  static Footprint measure() {
    for (int i = 0; i < ROUNDS; i++) {
      System.gc();
    }
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        metaspace = pool.getUsage().getUsed();
      }
    }
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        metaspace,
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  /// Whether it is notably more than another.
  boolean isMoreThan(Footprint other) {
    return classes > other.classes + FEW_CLASSES
        || metaspace > other.metaspace + FEW_BYTES
        || heap > other.heap + FEW_BYTES;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MB of heap, %.1f MB of metaspace, %d classes",
        heap / 1e6,
        metaspace / 1e6,
        classes);
  }
}
