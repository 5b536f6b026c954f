package dev.hawser.internal.space.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.Outcome;
import dev.hawser.internal.operation.Patience;
import dev.hawser.internal.time.Timer;
import dev.hawser.spi.EngineMap.Entry;
import dev.hawser.spi.EngineMap.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How a replica becomes, and stays, what its owner has.
class ReplicaTest {
  private final Replica replica = new Replica();

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value};
  }

  private @Nullable Integer value(String key) {
    Cell cell = replica.read(key);
    return cell == null ? null : (int) cell.bytes()[0];
  }

  @Test
  @DisplayName("pages that come late do not undo changes that came before them")
  void latePages() {
    replica.beginPages();
    replica.apply("changed", bytes(2), 11, 0);
    replica.apply("removed", null, 12, 0);
    replica.load("changed", new Cell(bytes(1), 5));
    replica.load("removed", new Cell(bytes(1), 6));
    replica.load("untouched", new Cell(bytes(1), 7));
    replica.load("newer", new Cell(bytes(3), 14));
    replica.apply("newer", bytes(2), 13, 0);
    replica.apply("newer", bytes(3), 14, 0);
    replica.endPages(10);
    assertThat(replica.content()).containsOnlyKeys("changed", "untouched", "newer");
    assertThat(value("changed")).isEqualTo(2);
    assertThat(value("newer")).isEqualTo(3);
    assertThat(replica.version()).isEqualTo(14);
  }

  @Test
  @DisplayName("after a gap followers are told of exactly the keys that differ")
  void gap() {
    replica.apply("same", bytes(1), 1, 0);
    replica.apply("changed", bytes(1), 2, 0);
    replica.apply("removed", bytes(1), 3, 0);
    List<String> told = new ArrayList<>();
    assertThat(replica.follow((key, before, after, version, origin) -> told.add(key))).isEqualTo(3);
    replica.reset(
        new Snapshot(
            9,
            Map.of(
                "same", new Entry(bytes(1), 1),
                "changed", new Entry(bytes(2), 8),
                "added", new Entry(bytes(3), 7))));
    assertThat(told).containsExactlyInAnyOrder("changed", "removed", "added");
    assertThat(value("changed")).isEqualTo(2);
    assertThat(value("removed")).isNull();
    assertThat(replica.version()).isEqualTo(9);
  }

  @Test
  @DisplayName("a change is numbered before it can be read, and told after")
  void threeSteps() {
    List<String> steps = new ArrayList<>();
    replica.follow(
        new Replica.Follower() {
          @Override
          public void number() {
            steps.add("numbered at " + value("k"));
          }

          @Override
          public void changed(
              String key, @Nullable Cell before, @Nullable Cell after, long version, long origin) {
            steps.add("told at " + value("k"));
          }
        });
    replica.apply("k", bytes(7), 1, 0);
    assertThat(steps).containsExactly("numbered at null", "told at 7");
  }

  @Test
  @DisplayName("once ended, it is neither read nor followed")
  void ended() {
    replica.end(() -> new ClosedException("over", Outcome.NOT_SENT));
    assertThatThrownBy(() -> replica.read("k")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> replica.follow((key, before, after, version, origin) -> {}))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  @DisplayName("waiting for a version ends when it is there, or in time")
  void waitingForVersion() throws Exception {
    Patience patience = new Patience(Timer.system(), Duration.ofSeconds(20));
    assertThat(replica.await(1, patience, patience.within(Duration.ofMillis(5)))).isFalse();
    Thread writer = Thread.startVirtualThread(() -> replica.apply("k", bytes(1), 5, 0));
    assertThat(replica.await(5, patience, patience.quick())).isTrue();
    writer.join();
  }
}
