package dev.hawser.spi;

import static dev.hawser.spi.EngineSubject.bytes;
import static dev.hawser.spi.EngineSubject.done;
import static dev.hawser.spi.EngineSubject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.spi.EngineMap.Change;
import dev.hawser.spi.EngineMap.Condition;
import dev.hawser.spi.EngineMap.Watcher;
import dev.hawser.spi.EngineMap.Written;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What watchers hear.
public interface WatchContract extends EngineSubject {
  @Test
  @DisplayName("a watcher has heard of a change when the write completes")
  default void heardBeforeWritten() {
    Notes notes = new Notes();
    map().watch(0, notes);

    EngineMap.Write write = write("key", new Condition.Always(), "one");
    long version = done(map().write(write)).version();

    assertThat(notes.changes).hasSize(1);
    Change change = notes.changes.getFirst();
    assertThat(change.operation()).isEqualTo(write.operation());
    assertThat(change.key()).isEqualTo("key");
    assertThat(change.before()).isNull();
    assertThat(text(change.after())).isEqualTo("one");
    assertThat(change.version()).isEqualTo(version);
  }

  @Test
  @DisplayName("a watcher hears old and new value of replacements and removals")
  default void hearsOldAndNew() {
    Notes notes = new Notes();
    set("key", "one");
    map().watch(done(map().snapshot()).version(), notes);

    set("key", "two");
    remove("key");

    assertThat(notes.values()).containsExactly("two", null);
    assertThat(notes.changes.stream().map(change -> text(change.before())))
        .containsExactly("one", "two");
  }

  @Test
  @DisplayName("what changes nothing is not reported")
  default void silentWithoutChange() {
    Notes notes = new Notes();
    set("key", "one");
    map().watch(done(map().snapshot()).version(), notes);

    remove("absent");
    done(map().write(write("key", new Condition.Absent(), "two")));
    engine().map("other").write(write("key", new Condition.Always(), "three"));

    assertThat(notes.changes).isEmpty();
    assertThat(notes.gaps).isEmpty();
  }

  @Test
  @DisplayName("a watch from a recent version replays what came since, then goes on, without a gap")
  default void replaysRecentChanges() {
    set("a", "1");
    long version = set("b", "2").version();
    set("c", "3");
    remove("a");

    Notes notes = new Notes();
    map().watch(version, notes);
    long last = set("d", "4").version();

    assertThat(notes.values()).containsExactly("3", null, "4");
    assertThat(notes.versions()).isSorted().endsWith(last);
    assertThat(notes.gaps).isEmpty();
  }

  @Test
  @DisplayName("a watch resumed 1,000 changes later misses none")
  default void resumesAfterManyChanges() throws IOException {
    Notes before = new Notes();
    Closeable watch = map().watch(0, before);
    set("key", "first");
    watch.close();
    for (int i = 0; i < 1_000; i++) {
      set("key", "value " + i);
    }

    Notes after = new Notes();
    map().watch(before.versions().getLast(), after);
    done(map().write(write("key", new Condition.At(-1), null)));

    assertThat(before.values()).containsExactly("first");
    assertThat(after.changes).hasSize(1_000);
    assertThat(after.versions()).isSorted().doesNotHaveDuplicates();
    assertThat(after.gaps).isEmpty();
  }

  @Test
  @DisplayName("a watch from a version too old hears of the gap, once, and of nothing else")
  default void tellsOfTheGap() {
    long version = set("key", "old").version();
    EngineMap map = map();
    CompletableFuture<Written> last = map.write(write("key", new Condition.Always(), "0"));
    for (int i = 0; i < 100_000; i++) {
      last = map.write(write("key", new Condition.Always(), "new"));
    }
    done(last);

    Notes notes = new Notes();
    map.watch(version, notes);
    set("key", "newest");

    assertThat(notes.gaps).containsExactly(0);
    assertThat(notes.changes).isEmpty();
  }

  @Test
  @DisplayName("a watch from a version that was not reached yet hears of the gap")
  default void tellsOfTheGapAhead() {
    long version = set("key", "one").version();

    Notes notes = new Notes();
    map().watch(version + 1, notes);
    set("key", "two");
    set("key", "three");

    assertThat(notes.gaps).containsExactly(0);
    assertThat(notes.changes).isEmpty();
  }

  @Test
  @DisplayName("a closed watch hears nothing more, and closing twice does nothing")
  default void closedHearsNothing() throws IOException {
    Notes closed = new Notes();
    Notes open = new Notes();
    Closeable watch = map().watch(0, closed);
    map().watch(0, open);
    set("key", "one");

    watch.close();
    watch.close();
    set("key", "two");

    assertThat(closed.values()).containsExactly("one");
    assertThat(open.values()).containsExactly("one", "two");
  }

  @Test
  @DisplayName("a watcher may close its own watch while it hears a change, and hears no other")
  default void closesItself() {
    Notes notes = new Notes();
    AtomicReference<Closeable> watch = new AtomicReference<>();
    watch.set(
        map()
            .watch(
                0,
                new Watcher() {
                  @Override
                  public void changed(Change change) {
                    notes.changed(change);
                    try {
                      watch.get().close();
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }

                  @Override
                  public void gap() {}
                }));

    set("key", "one");
    set("key", "two");

    assertThat(notes.values()).containsExactly("one");
  }

  @Test
  @DisplayName("a watcher that throws hurts neither the writer, nor the map, nor other watchers")
  default void survivesBadWatchers() {
    Notes notes = new Notes();
    map()
        .watch(
            0,
            new Watcher() {
              @Override
              public void changed(Change change) {
                throw new IllegalStateException("expected in this test");
              }

              @Override
              public void gap() {}
            });
    map().watch(0, notes);

    Written one = set("key", "one");
    set("key", "two");

    assertThat(one.applied()).isTrue();
    assertThat(notes.values()).containsExactly("one", "two");
    assertThat(get("key")).isEqualTo("two");
  }

  @Test
  @DisplayName("a watcher may write: every watcher still hears all changes in order")
  default void writesFromWithin() {
    Notes notes = new Notes();
    AtomicReference<CompletableFuture<Written>> inner = new AtomicReference<>();
    EngineMap map = map();
    map.watch(
        0,
        new Watcher() {
          @Override
          public void changed(Change change) {
            if (change.key().equals("question")) {
              inner.set(
                  map.write(
                      new EngineMap.Write(
                          operations().next(), "answer", new Condition.Always(), bytes("42"))));
            }
          }

          @Override
          public void gap() {}
        });
    map.watch(0, notes);

    set("question", "?");

    assertThat(done(inner.get()).applied()).isTrue();
    assertThat(notes.changes.stream().map(Change::key)).containsExactly("question", "answer");
    assertThat(notes.versions()).isSorted();
  }
}
