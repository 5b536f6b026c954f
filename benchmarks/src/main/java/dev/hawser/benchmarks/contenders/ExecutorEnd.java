package dev.hawser.benchmarks.contenders;

import dev.hawser.benchmarks.ClientEnd;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// Work for an executor whose workers, elsewhere, have its classes.
///
/// @param executor takes the work
/// @param client what to close in the end
record ExecutorEnd(ExecutorService executor, Runnable client)
    implements ClientEnd.Adds, ClientEnd.Shares {
  @Override
  public int add(int a, int b) throws Exception {
    return executor.submit(new Addition(a, b)).get();
  }

  @Override
  public List<Integer> squares(List<Integer> numbers) throws Exception {
    return Portion.together(numbers, portion -> executor.submit(portion)::get);
  }

  @Override
  public void close() {
    client.run();
  }
}
