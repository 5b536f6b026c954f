package dev.hawser.harm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.MapChange;
import dev.hawser.harm.check.Findings.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Each broken promise, planted into a short history, is found.
class MapHistoryTest {
  private final MapHistory history = new MapHistory();
  private final Map<String, Object> last = new HashMap<>();
  private final Findings findings = new Findings();

  private void changed(
      String key, @Nullable Object before, @Nullable Object after, long version, long by) {
    MapChange<Object> change = new MapChange<>(key, before, after, version, by);
    history.changed(change);
    history.trace("a listener").accept(change);
    if (after == null) {
      last.remove(key);
    } else {
      last.put(key, after);
    }
  }

  private void wrote(
      long who, String key, @Nullable Object before, @Nullable Object after, long from, long to) {
    history.add(new Event.Write(who, key, before, true, after, true, from, to));
  }

  private void read(long who, String key, @Nullable Object value, boolean fresh, long at) {
    history.add(new Event.Read(who, key, value, fresh, at, at + 1));
  }

  /// `a` becomes 1, then 2, then is removed, by peers 1, 2 and 1.
  private void writeThrice() {
    changed("a", null, 1, 1, 1);
    changed("a", 1, 2, 2, 2);
    changed("a", 2, null, 3, 1);
    wrote(1, "a", null, 1, 0, 10);
    wrote(2, "a", 1, 2, 20, 30);
    wrote(1, "a", 2, null, 40, 50);
  }

  private Findings check() {
    history.check(last, findings);
    return findings;
  }

  private void assertFound(Kind kind) {
    assertThat(check().count(kind)).as(findings.toString()).isPositive();
  }

  @Test
  @DisplayName("a history in which all is well passes")
  void passesWhatIsWell() {
    writeThrice();
    read(1, "a", 1, true, 12);
    read(2, "a", null, false, 14);
    read(2, "a", 2, true, 32);
    history.add(new Event.Mismatch(3, "a", 1, 33, 35));
    history.add(new Event.Heard(4, "a", 2, 36));
    read(4, "a", 2, false, 37);
    read(4, "a", null, true, 60);
    assertThat(check().details()).isEmpty();
  }

  @Test
  @DisplayName("writes at the same time may come in any order")
  void passesConcurrentWrites() {
    changed("a", null, 1, 1, 1);
    changed("a", 1, 2, 2, 2);
    wrote(2, "a", 1, 2, 0, 10);
    wrote(1, "a", null, 1, 5, 20);
    assertThat(check().details()).isEmpty();
  }

  @Test
  @DisplayName("a write that may have failed may be missing, or be there once")
  void passesUncertainWrites() {
    changed("a", null, 1, 1, 1);
    history.add(new Event.Write(1, "a", null, false, 1, false, 0, Long.MAX_VALUE));
    history.add(new Event.Write(1, "a", null, false, 2, false, 0, Long.MAX_VALUE));
    assertThat(check().details()).isEmpty();
  }

  @Test
  @DisplayName("finds a confirmed write that never happened")
  void findsLostWrite() {
    writeThrice();
    wrote(1, "b", null, 1, 0, 10);
    assertFound(Kind.LOST);
  }

  @Test
  @DisplayName("finds two increments that became one")
  void findsLostUpdate() {
    changed("a", null, 1, 1, 1);
    wrote(1, "a", null, 1, 0, 10);
    wrote(2, "a", null, 1, 0, 10);
    assertFound(Kind.LOST);
  }

  @Test
  @DisplayName("finds a write that was done twice")
  void findsRepeatedWrite() {
    writeThrice();
    changed("a", null, 1, 4, 1);
    assertFound(Kind.DUPLICATED);
  }

  @Test
  @DisplayName("finds a change that nobody made")
  void findsForeignChange() {
    writeThrice();
    changed("b", null, 1, 4, 1);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a change that is said to be somebody else's")
  void findsWrongMaker() {
    changed("a", null, 1, 1, 7);
    wrote(1, "a", null, 1, 0, 10);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds an old value that was not there")
  void findsBrokenChain() {
    changed("a", null, 1, 1, 1);
    changed("a", 5, 2, 2, 1);
    wrote(1, "a", null, 1, 0, 10);
    history.add(new Event.Write(1, "a", null, false, 2, true, 20, 30));
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a write that was told another old value than it replaced")
  void findsWrongAnswer() {
    changed("a", null, 1, 1, 1);
    changed("a", 1, 2, 2, 2);
    wrote(1, "a", null, 1, 0, 10);
    wrote(2, "a", null, 2, 20, 30);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds writes in another order than real time's")
  void findsWrongOrder() {
    changed("a", null, 1, 1, 1);
    changed("b", null, 2, 2, 2);
    wrote(2, "b", null, 2, 0, 10);
    wrote(1, "a", null, 1, 20, 30);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a peer that reads back in time, across keys too")
  void findsReadGoingBack() {
    changed("a", null, 1, 1, 1);
    changed("b", null, 2, 2, 1);
    wrote(1, "a", null, 1, 0, 10);
    wrote(1, "b", null, 2, 20, 30);
    read(2, "b", 2, false, 40);
    read(2, "a", null, false, 50);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a peer that does not see its own write")
  void findsOwnWriteUnseen() {
    writeThrice();
    read(2, "a", 1, false, 35);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a peer that has heard of a write and does not see it")
  void findsEffectBeforeCause() {
    writeThrice();
    history.add(new Event.Heard(5, "a", 2, 35));
    read(5, "a", 1, false, 36);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a fresh read that is not")
  void findsStaleRead() {
    writeThrice();
    read(5, "a", 1, true, 35);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a read of what nobody had begun to write")
  void findsReadOfTheFuture() {
    writeThrice();
    read(5, "a", 2, false, 12);
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a conditional write that failed though its condition held")
  void findsWrongMismatch() {
    writeThrice();
    history.add(new Event.Mismatch(5, "a", 2, 32, 34));
    assertFound(Kind.VIOLATION);
  }

  @Test
  @DisplayName("finds a map that ends as something else than its changes say")
  void findsWrongEnd() {
    writeThrice();
    last.put("a", 1);
    assertFound(Kind.VIOLATION);
  }
}
