package cargo;

/// Counts, in its second version.
final class Counter {
  private static int count;

  private Counter() {}

  static String next() {
    return "second " + ++count;
  }
}
