package dev.hawser.internal.object.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.ClosedException;
import dev.hawser.DeadlineException;
import dev.hawser.DisconnectedException;
import dev.hawser.Outcome;
import dev.hawser.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which calls may be made again.
class AttemptTest {
  @Test
  @DisplayName("what was certainly not carried out can be repeated")
  void notSent() {
    assertThat(Attempt.mayRepeat(new DisconnectedException("", Outcome.NOT_SENT), false)).isTrue();
    assertThat(Attempt.mayRepeat(new ClosedException("", Outcome.NOT_SENT), false)).isTrue();
  }

  @Test
  @DisplayName("what may have been carried out is repeated only if that does no harm")
  void maybeExecuted() {
    DisconnectedException maybe = new DisconnectedException("", Outcome.MAYBE_EXECUTED);
    assertThat(Attempt.mayRepeat(maybe, false)).isFalse();
    assertThat(Attempt.mayRepeat(maybe, true)).isTrue();
    DisconnectedException done = new DisconnectedException("", Outcome.EXECUTED);
    assertThat(Attempt.mayRepeat(done, true)).isFalse();
  }

  @Test
  @DisplayName("a refusal and a deadline are final")
  void others() {
    assertThat(Attempt.mayRepeat(new RefusedException(""), true)).isFalse();
    assertThat(Attempt.mayRepeat(new DeadlineException("", Outcome.NOT_SENT), true)).isFalse();
  }
}
