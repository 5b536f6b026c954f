package cargo;

/// Counts, in its first version.
final class Counter {
  private static int count;

  private Counter() {}

  static String next() {
    return "first " + ++count;
  }
}
