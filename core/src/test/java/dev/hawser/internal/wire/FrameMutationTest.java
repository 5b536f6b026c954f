package dev.hawser.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// The short run of what {@link FrameFuzz} does at length.
class FrameMutationTest {
  private static final int INPUTS = 100_000;
  private static final Logger LOG = Logger.getLogger("dev.hawser");

  @Test
  void malformedFramesAreRefusedSoonAndInLittleMemory() {
    long seed = System.nanoTime();
    System.out.println("FrameMutationTest seed " + seed);
    FrameMutations mutations = new FrameMutations(seed);
    Level before = LOG.getLevel();
    LOG.setLevel(Level.OFF);
    try {
      for (int i = 0; i < INPUTS; i++) {
        mutations.next();
      }
    } finally {
      LOG.setLevel(before);
    }
    assertThat(mutations.toString()).doesNotStartWith("0 accepted");
  }
}
