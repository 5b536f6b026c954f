package dev.hawser.harm.references;

/// How much memory is in use.
final class Heap {
  private static final int COLLECTIONS = 3;

  private Heap() {}

  /// Bytes in use after the garbage was collected.
  static long usedAfterCollection() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// As people read it.
  static String text(long bytes) {
    return "%.1f MB".formatted(bytes / 1e6);
  }
}
