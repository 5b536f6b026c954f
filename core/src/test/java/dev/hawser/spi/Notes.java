package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.text;

import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.EngineMap.Watcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A watcher that writes everything down.
final class Notes implements Watcher {
  final List<Change> changes = new CopyOnWriteArrayList<>();
  final List<Integer> gaps = new CopyOnWriteArrayList<>();

  @Override
  public void changed(Change change) {
    changes.add(change);
  }

  @Override
  public void gap() {
    gaps.add(changes.size());
  }

  List<Long> versions() {
    return changes.stream().map(Change::version).toList();
  }

  List<String> values() {
    return changes.stream().map(change -> text(change.after())).toList();
  }
}
