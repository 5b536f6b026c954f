package dev.hawser.harm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harm.check.Findings.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger("a queue", 1);
  private final Findings findings = new Findings();

  private long found(Kind kind) {
    ledger.check(findings);
    return findings.count(kind);
  }

  private void put(String item) {
    ledger.putting(item);
    ledger.accepted(item);
  }

  @Test
  @DisplayName("what was accepted and taken once passes, in whichever order that was heard of")
  void passesWhatIsWell() {
    put("a");
    ledger.taken("a");
    ledger.putting("b");
    ledger.taken("b");
    ledger.accepted("b");
    ledger.putting("given up");
    ledger.check(findings);
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  @DisplayName("it is settled when nobody puts any more and everything accepted was taken")
  void knowsWhenItIsSettled() {
    put("a");
    ledger.taken("a");
    assertThat(ledger.isSettled()).isFalse();
    ledger.putterEnds();
    assertThat(ledger.isSettled()).isTrue();
  }

  @Test
  @DisplayName("finds an item that nobody got")
  void findsLoss() {
    put("a");
    assertThat(found(Kind.LOST)).isEqualTo(1);
  }

  @Test
  @DisplayName("finds an item that was taken twice")
  void findsDuplicate() {
    put("a");
    ledger.taken("a");
    ledger.taken("a");
    assertThat(found(Kind.DUPLICATED)).isEqualTo(1);
  }

  @Test
  @DisplayName("finds an item that nobody put")
  void findsInvention() {
    ledger.taken("a");
    assertThat(found(Kind.VIOLATION)).isEqualTo(1);
  }
}
