package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineMap.Snapshot;
import dev.hawser.spi.EngineMap.Written;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Reads and conditional writes.
public interface MapContract extends EngineSubject {
  private Written writeIf(Condition condition, String value) {
    return done(map().write(write("key", condition, value)));
  }

  @Test
  @DisplayName("a map starts empty, at version 0")
  default void startsEmpty() {
    Snapshot snapshot = done(map().snapshot());

    assertThat(snapshot.version()).isZero();
    assertThat(snapshot.entries()).isEmpty();
    assertThat(get("key")).isNull();
  }

  @Test
  @DisplayName("a name always means the same map, and two names mean two")
  default void namesMeanMaps() {
    set("key", "here");

    assertThat(text(done(engine().map("map").read("key")).value())).isEqualTo("here");
    assertThat(done(engine().map("other").read("key"))).isNull();
  }

  @Test
  @DisplayName("an unconditional write applies, and tells what stood there")
  default void alwaysApplies() {
    Written first = writeIf(new Condition.Always(), "one");
    Written second = writeIf(new Condition.Always(), "two");

    assertThat(first.applied()).isTrue();
    assertThat(first.before()).isNull();
    assertThat(second.applied()).isTrue();
    assertThat(text(second.before().value())).isEqualTo("one");
    assertThat(second.before().version()).isEqualTo(first.version());
    assertThat(get("key")).isEqualTo("two");
  }

  @Test
  @DisplayName("a write if absent applies once, and then tells what stands there")
  default void absentAppliesOnce() {
    assertThat(writeIf(new Condition.Absent(), "one").applied()).isTrue();

    Written second = writeIf(new Condition.Absent(), "two");

    assertThat(second.applied()).isFalse();
    assertThat(text(second.before().value())).isEqualTo("one");
    assertThat(get("key")).isEqualTo("one");
  }

  @Test
  @DisplayName("a write if present applies only when there is an entry")
  default void presentNeedsAnEntry() {
    Written early = writeIf(new Condition.Present(), "one");
    set("key", "two");
    Written late = writeIf(new Condition.Present(), "three");

    assertThat(early.applied()).isFalse();
    assertThat(early.before()).isNull();
    assertThat(late.applied()).isTrue();
    assertThat(get("key")).isEqualTo("three");
  }

  @Test
  @DisplayName("a write at a version applies only while the entry has that version")
  default void atNeedsTheVersion() {
    long version = set("key", "one").version();
    set("other", "changes the map's version, not the entry's");

    Written right = writeIf(new Condition.At(version), "two");
    Written stale = writeIf(new Condition.At(version), "three");

    assertThat(right.applied()).isTrue();
    assertThat(stale.applied()).isFalse();
    assertThat(stale.before().version()).isEqualTo(right.version());
    assertThat(get("key")).isEqualTo("two");
  }

  @Test
  @DisplayName("a write at a version does not apply to an absent key, whatever the version")
  default void atNeedsAnEntry() {
    assertThat(writeIf(new Condition.At(0), "one").applied()).isFalse();
    assertThat(writeIf(new Condition.At(-1), "one").applied()).isFalse();
    assertThat(get("key")).isNull();
  }

  @Test
  @DisplayName("a removal takes the entry away, under any condition that holds")
  default void removes() {
    long version = set("key", "one").version();
    Written refused = done(map().write(write("key", new Condition.At(version + 1), null)));
    Written removed = done(map().write(write("key", new Condition.At(version), null)));

    assertThat(refused.applied()).isFalse();
    assertThat(removed.applied()).isTrue();
    assertThat(text(removed.before().value())).isEqualTo("one");
    assertThat(get("key")).isNull();
    assertThat(done(map().snapshot()).entries()).isEmpty();
  }

  @Test
  @DisplayName("removing an absent key applies and makes no version")
  default void removingNothingChangesNothing() {
    long version = set("other", "one").version();

    Written removed = remove("key");

    assertThat(removed.applied()).isTrue();
    assertThat(removed.before()).isNull();
    assertThat(removed.version()).isEqualTo(version);
  }

  @Test
  @DisplayName("versions grow with every change, and only with changes")
  default void versionsGrow() {
    long one = set("a", "1").version();
    long two = set("a", "1").version();
    long three = remove("a").version();
    long refused = writeIf(new Condition.Present(), "x").version();
    long four = set("a", "2").version();

    assertThat(one).isPositive();
    assertThat(two).isGreaterThan(one);
    assertThat(three).isGreaterThan(two);
    assertThat(refused).isEqualTo(three);
    assertThat(four).isGreaterThan(three);
  }

  @Test
  @DisplayName("an entry's version is that of the change that made it, even after a removal")
  default void entriesCarryTheirVersion() {
    long old = set("key", "one").version();
    remove("key");
    long fresh = set("key", "one").version();

    assertThat(done(map().read("key")).version()).isEqualTo(fresh);
    assertThat(writeIf(new Condition.At(old), "two").applied()).isFalse();
  }

  @Test
  @DisplayName("a snapshot holds all as of its version, and later changes do not reach it")
  default void snapshotStands() {
    set("a", "1");
    long version = set("b", "2").version();

    Snapshot snapshot = done(map().snapshot());
    set("a", "changed");
    remove("b");
    set("c", "3");

    assertThat(snapshot.version()).isEqualTo(version);
    assertThat(snapshot.entries()).containsOnlyKeys("a", "b");
    assertThat(text(snapshot.entries().get("a").value())).isEqualTo("1");
    assertThat(snapshot.entries().get("b").version()).isEqualTo(version);
  }

  @Test
  @DisplayName("an empty value is a value")
  default void emptyIsAValue() {
    set("key", "");

    assertThat(get("key")).isEmpty();
    assertThat(writeIf(new Condition.Absent(), "one").applied()).isFalse();
  }
}
