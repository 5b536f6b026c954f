package dev.hawser.harm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.MapChange;
import dev.hawser.harm.check.Findings.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeTraceTest {
  private final ChangeTrace reference = new ChangeTrace("the server");
  private final ChangeTrace trace = new ChangeTrace("a client");
  private final Findings findings = new Findings();

  @BeforeEach
  void tellReference() {
    tell(reference, 1, 2, 3);
  }

  private static void tell(ChangeTrace trace, long... versions) {
    for (long version : versions) {
      trace.accept(new MapChange<>("a", version - 1, version, version, 0));
    }
  }

  private void assertFound(Kind kind) {
    trace.checkSameAs(reference, findings);
    assertThat(findings.count(kind)).as(findings.toString()).isEqualTo(1);
  }

  @Test
  @DisplayName("the same changes in the same order pass")
  void passesSame() {
    tell(trace, 1, 2, 3);
    trace.checkSameAs(reference, findings);
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  @DisplayName("finds a gap")
  void findsGap() {
    tell(trace, 1, 3);
    assertFound(Kind.LOST);
  }

  @Test
  @DisplayName("finds a missing end")
  void findsMissingEnd() {
    tell(trace, 1, 2);
    assertFound(Kind.LOST);
  }

  @Test
  @DisplayName("finds a change told twice")
  void findsRepetition() {
    tell(trace, 1, 2, 2, 3);
    assertFound(Kind.DUPLICATED);
  }

  @Test
  @DisplayName("finds a change with other contents")
  void findsOtherContents() {
    trace.accept(new MapChange<>("a", 0L, 1L, 1, 9));
    assertFound(Kind.VIOLATION);
  }
}
