package dev.hawser.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The integral, with every worker in a process of its own that has none of its classes.
class IntegralTest {
  @Test
  @DisplayName("of 3 workers one is killed and one cut off for 5 s: the result is exact")
  void exact() throws Exception {
    try (Program integral = Program.start("integral", "integral", "--trouble")) {
      integral.await("worker 1 is killed");
      integral.await("worker 3 is cut off for 5 seconds");
      integral.await("1000 of 1000, workers: 3");
      integral.await("the same, bit for bit");
      System.out.println(integral.await("redelivered chunks: "));
      assertThat(integral.exitCode()).isZero();
    }
  }

  @Test
  @DisplayName("a worker that comes from elsewhere joins in")
  void joining() throws Exception {
    try (Program integral = Program.start("integral", "integral", "--workers", "0")) {
      String address = integral.await("joins with").replaceFirst(".* (localhost:\\d+)", "$1");
      try (Program worker = Program.start("worker", "worker", address)) {
        worker.await("runs it here with all rights of user");
        integral.await("1000 of 1000, workers: 1, redelivered: 0");
        integral.await("the same, bit for bit");
        assertThat(integral.exitCode()).isZero();
        worker.await("items done");
        worker.await("the server closed");
        assertThat(worker.exitCode()).isEqualTo(1);
      }
    }
  }
}
