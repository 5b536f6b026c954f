package dev.hawser.harm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harm.check.Findings.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SequencesTest {
  private final Findings findings = new Findings();
  private final Sequences sequences = new Sequences("numbers", findings);

  private void arrive(String source, long... numbers) {
    for (long number : numbers) {
      sequences.arrived(source, number);
    }
  }

  @Test
  @DisplayName("each source counts for itself")
  void passesWhatIsWell() {
    arrive("a", 0, 1);
    arrive("b", 0);
    arrive("a", 2);
    assertThat(findings.isEmpty()).isTrue();
    assertThat(sequences.total()).isEqualTo(4);
  }

  @Test
  @DisplayName("finds what is missing, each number of it")
  void findsLoss() {
    arrive("a", 0, 3);
    assertThat(findings.count(Kind.LOST)).isEqualTo(2);
  }

  @Test
  @DisplayName("finds what came again, or too late")
  void findsDuplicate() {
    arrive("a", 0, 1, 1);
    assertThat(findings.count(Kind.DUPLICATED)).isEqualTo(1);
  }
}
