package dev.hawser.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.Client;
import dev.hawser.call.Task;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.Cut;
import dev.hawser.testing.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While the line is cut again and again,")
class CutLinesTest extends Voyage {
  private static final Trust SHIPS = Trust.of(Permission.CALL_SHIPPED);
  private static final List<Cut> CUTS = List.of(Cut.CLOSE, Cut.MID_FRAME, Cut.RESET);
  private static final int ROUNDS = 15;
  private static final int CALLS = 20;

  private final FaultPlan plan = faults(System.nanoTime());

  @Test
  @DisplayName("code arrives whole, and each call brings its own result")
  void shippedFunctions() throws Exception {
    Client client = join(open(SHIPS), Trust.nothing(), plan);
    Hulls hulls = new Hulls();
    List<Task<Integer, RuntimeException>> functions = new ArrayList<>();
    for (int i = 0; i < ROUNDS * CALLS; i++) {
      functions.add(hulls.task(i));
    }
    List<Integer> results = whileCut(number -> client.callAsync(functions.get(number)));
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i)).isEqualTo(i);
    }
  }

  @Test
  @DisplayName("each call runs once, and so does the one that it makes in return")
  void once() throws Exception {
    Client client = join(open(SHIPS), SHIPS, plan);
    Runs.reset(ROUNDS * CALLS);
    int calls = whileCut(number -> client.callAsync(() -> Runs.thereAndBack(number))).size();
    for (int i = 0; i < calls; i++) {
      assertThat(Runs.of(i)).isEqualTo(2);
    }
  }

  /// Makes many calls at once, and cuts the line meanwhile, again and again.
  private List<Integer> whileCut(IntFunction<CompletableFuture<Integer>> caller) throws Exception {
    List<Integer> results = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        if (i == CALLS / 2) {
          plan.cut(CUTS.get(round % CUTS.size()));
        }
        calls.add(caller.apply(results.size() + i));
      }
      for (CompletableFuture<Integer> call : calls) {
        results.add(soon(call));
      }
    }
    assertThat(plan.cuts()).as("cuts by seed %d", plan.seed()).isPositive();
    System.out.printf("%d calls, %d cuts by seed %d%n", results.size(), plan.cuts(), plan.seed());
    return results;
  }
}
