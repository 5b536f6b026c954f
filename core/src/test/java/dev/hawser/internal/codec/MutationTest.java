package dev.hawser.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The short run of what {@link ValueFuzz} does at length.
class MutationTest {
  private static final int INPUTS = 200_000;

  @Test
  void malformedValuesAreRefusedSoonAndInLittleMemory() {
    long seed = System.nanoTime();
    System.out.println("MutationTest seed " + seed);
    Mutator mutator = new Mutator(seed);
    MutationCheck check = new MutationCheck();

    for (int i = 0; i < INPUTS; i++) {
      check.check(mutator.next());
    }

    assertThat(check.toString()).doesNotStartWith("0 values");
  }
}
