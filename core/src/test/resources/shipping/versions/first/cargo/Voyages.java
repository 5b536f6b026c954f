package cargo;

import dev.hawser.call.Task;

/// Ships what the two versions differ in.
public final class Voyages {
  private Voyages() {}

  public static Task<String, RuntimeException> next() {
    return () -> Counter.next();
  }
}
