package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Handles used by many threads at once.
class HandleRacesTest {
  private static final int THREADS = 4;
  private static final int TIMES = 300;

  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private static void byAll(Callable<?> task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(task));
      }
      for (Future<?> each : all) {
        var _ = each.get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  @DisplayName(
      "threads that get and close handles of one object never disturb each other, and leave"
          + " nothing")
  void gettingAndClosing() throws Exception {
    var _ = lab.server().export("list", new ArrayList<>(List.of(1, 2, 3)));
    byAll(() -> {
      for (int i = 0; i < TIMES; i++) {
        try (RemoteRef list = lab.client().fetch("list")) {
          assertThat(list.size()).isEqualTo(3);
        }
      }
      return null;
    });
    ObjectLab.eventually("released", () -> lab.peer().references().given().isEmpty());
    assertThat(lab.client().references().held()).isEmpty();
  }

  @Test
  @DisplayName("operations of many threads on one map are all carried out")
  void changing() throws Exception {
    RemoteRef map = lab.client().store(new HashMap<>(Map.of(-1, 0)));
    byAll(() -> {
      long thread = Thread.currentThread().threadId();
      for (int i = 0; i < TIMES; i++) {
        map.put(thread + "/" + i, i);
      }
      return null;
    });
    assertThat(map.size()).isEqualTo(THREADS * TIMES + 1);
  }
}
