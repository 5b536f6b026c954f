package cargo;

import dev.hawser.call.Task;

/// Becomes a hidden class.
final class Plain implements Task<Integer, RuntimeException> {
  @Override
  public Integer call() {
    return 42;
  }
}
