package dev.hawser.harm;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Work on the shared map: counting, overwriting and removing, races for a key, reading.
final class MapWork {
  private static final int KEYS = 5;

  private final Scene scene;
  private final Party party;
  private final Recorder map;
  private final AtomicLong values = new AtomicLong();

  MapWork(Scene scene, Party party, Recorder map) {
    this.scene = scene;
    this.party = party;
    this.map = map;
  }

  /// Counts few keys up, in each of the ways there are.
  void count(RandomGenerator random) {
    while (scene.goesOn()) {
      String key = "count" + random.nextInt(KEYS);
      switch (random.nextInt(3)) {
        case 0 -> map.countByMerge(key);
        case 1 -> map.countByCompute(key);
        default -> map.countByReplace(key);
      }
      scene.did(random);
    }
  }

  /// Writes values that nobody ever wrote before, and removes them.
  void write(RandomGenerator random) {
    while (scene.goesOn()) {
      String key = "value" + random.nextInt(KEYS);
      switch (random.nextInt(6)) {
        case 0, 1 -> map.put(key, fresh());
        case 2 -> map.set(key, fresh());
        case 3 -> map.setAndCancel(key, fresh());
        case 4 -> map.remove(key);
        default -> removeWhatIsThere(key);
      }
      scene.did(random);
    }
  }

  /// Races for keys; who wins gives the key up again.
  void race(RandomGenerator random) {
    while (scene.goesOn()) {
      String key = "race" + random.nextInt(2);
      String value = fresh();
      if (map.putIfAbsent(key, value) == null) {
        map.removeIf(key, value);
      }
      scene.did(random);
    }
  }

  void read(RandomGenerator random) {
    String[] kinds = {"count", "value", "race"};
    while (scene.goesOn()) {
      String key = kinds[random.nextInt(kinds.length)] + random.nextInt(KEYS);
      switch (random.nextInt(4)) {
        case 0 -> map.getFresh(key);
        case 1 -> map.getRemote(key);
        default -> map.get(key);
      }
      scene.did(random);
    }
  }

  private void removeWhatIsThere(String key) {
    Object present = map.get(key);
    if (present != null) {
      map.removeIf(key, present);
    }
  }

  private String fresh() {
    return party.name() + "-" + values.incrementAndGet();
  }
}
