package dev.hawser.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How far back a map's changes are known.
class HistoryTest {
  private final History history = new History();

  private void add(long version, int bytes) {
    history.add(new Change(new Operation(1, version), "key", null, new byte[bytes], version));
  }

  @Test
  @DisplayName("a new map's history is complete and empty")
  void startsComplete() {
    assertThat(history.since(0)).isEmpty();
    assertThat(history.since(1)).isNull();
    assertThat(history.since(-1)).isNull();
  }

  @Test
  @DisplayName("the latest changes are known, up to their number")
  void limitsTheNumber() {
    int last = History.MAX_CHANGES + 100;
    for (int version = 1; version <= last; version++) {
      add(version, 1);
    }
    assertThat(history.since(100)).hasSize(History.MAX_CHANGES);
    assertThat(history.since(last - 2))
        .extracting(Change::version)
        .containsExactly(last - 1L, (long) last);
    assertThat(history.since(99)).isNull();
  }

  @Test
  @DisplayName("large changes push out older ones")
  void limitsTheBytes() {
    int half = (int) (History.MAX_BYTES / 2);
    add(1, half);
    add(2, half / 2);
    add(3, half);

    assertThat(history.since(1)).hasSize(2);
    assertThat(history.since(0)).isNull();
  }

  @Test
  @DisplayName("a change larger than the whole history is not kept, and those before it neither")
  void hugeChangeIsAGap() {
    add(1, 1);
    add(2, (int) History.MAX_BYTES);

    assertThat(history.since(1)).isNull();
    assertThat(history.since(2)).isEmpty();
    add(3, 1);
    assertThat(history.since(2)).hasSize(1);
  }
}
