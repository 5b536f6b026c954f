package dev.hawser.internal.space.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hawser.MapChange;
import dev.hawser.Outcome;
import dev.hawser.SharedMap;
import dev.hawser.Subscription;
import dev.hawser.ValueException;
import dev.hawser.internal.space.Lab;
import dev.hawser.internal.space.Lab.Seat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a shared map promises, whoever uses it.
class SharedMapTest {
  private final Lab lab = new Lab();

  record Point(int x, int y) {}

  record Secret(String text) {}

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a write is visible here when it returns, and elsewhere after sync")
  void writesAreVisible(Seat seat) {
    SharedMap<Object> map = seat.here(lab).map();
    SharedMap<Object> other = seat.elsewhere(lab).map();
    assertThat(other.get("key")).isNull();
    assertThat(map.put("key", 1)).isNull();
    assertThat(map.get("key")).isEqualTo(1);
    assertThat(map.put("key", List.of("a"))).isEqualTo(1);
    map.set("other", "b");
    other.sync();
    assertThat(other).isEqualTo(Map.of("key", List.of("a"), "other", "b"));
    assertThat(other.remove("key")).isEqualTo(List.of("a"));
    assertThat(other.containsKey("key")).isFalse();
    map.sync();
    assertThat(map).containsOnlyKeys("other");
    assertThat(map.version()).isEqualTo(other.version());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("conditional writes decide by what stands at the owner")
  void conditionalWrites(Seat seat) {
    SharedMap<Object> map = seat.here(lab).map();
    SharedMap<Object> other = seat.elsewhere(lab).map();
    assertThat(map.get("k")).isNull();
    other.set("k", "theirs");
    assertThat(map.putIfAbsent("k", "mine")).isEqualTo("theirs");
    other.set("k", "newer");
    assertThat(map.replace("k", "newer", "mine")).isTrue();
    assertThat(other.replace("k", "newer", "theirs")).isFalse();
    assertThat(map.remove("k", "newer")).isFalse();
    assertThat(other.remove("k", "mine")).isTrue();
    assertThat(map.replace("k", "x")).isNull();
    assertThat(map.get("k")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("compound operations start from what another wrote")
  void compoundOperations(Seat seat) {
    SharedMap<Integer> map = seat.here(lab).map("numbers", int.class);
    SharedMap<Integer> other = seat.elsewhere(lab).map("numbers", Integer.class);
    assertThat(map.merge("n", 1, Integer::sum)).isEqualTo(1);
    assertThat(other.merge("n", 1, Integer::sum)).isEqualTo(2);
    assertThat(map.merge("n", 1, Integer::sum)).isEqualTo(3);
    assertThat(other.compute("n", (key, old) -> old == null ? 0 : old * 10)).isEqualTo(30);
    assertThat(map.update("n", old -> old + 1)).isEqualTo(31);
    assertThat(map.update("absent", old -> old + 1)).isNull();
    other.sync();
    assertThat(other.computeIfAbsent("n", key -> 7)).isEqualTo(31);
    assertThat(other.computeIfAbsent("m", key -> 7)).isEqualTo(7);
    assertThat(map.computeIfPresent("m", (key, old) -> null)).isNull();
    assertThat(map.computeIfPresent("m", (key, old) -> 1)).isNull();
    assertThat(map.compute("n", (key, old) -> null)).isNull();
    assertThat(map).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("no update is lost when both ends update at once")
  void noUpdateIsLost(Seat seat) throws Exception {
    int each = 200;
    SharedMap<Integer> map = seat.here(lab).map("count", int.class);
    SharedMap<Integer> other = seat.elsewhere(lab).map("count", int.class);
    List<Thread> threads = new ArrayList<>();
    for (SharedMap<Integer> one : List.of(map, other, map, other)) {
      threads.add(
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < each; i++) {
              one.merge("n", 1, Integer::sum);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    map.sync();
    assertThat(map.get("n")).isEqualTo(4 * each);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a value read is a copy; byte arrays are compared by content")
  void valuesAreCopies(Seat seat) {
    SharedMap<byte[]> map = seat.here(lab).map("bytes", byte[].class);
    byte[] value = {1, 2, 3};
    map.set("k", value);
    value[0] = 9;
    byte[] read = map.get("k");
    assertThat(read).containsExactly(1, 2, 3);
    read[1] = 9;
    assertThat(map.get("k")).containsExactly(1, 2, 3);
    assertThat(map.replace("k", new byte[] {1, 2, 3}, new byte[] {4})).isTrue();
    assertThat(map.get("k")).containsExactly(4);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("listeners hear every change once, in order, with old and new value and its maker")
  void listeners(Seat seat) throws Exception {
    SharedMap<Object> map = seat.here(lab).map();
    SharedMap<Object> other = seat.elsewhere(lab).map();
    map.set("before", 0);
    for (SharedMap<Object> listened : List.of(map, map.remote())) {
      BlockingQueue<MapChange<Object>> heard = new LinkedBlockingQueue<>();
      try (Subscription _ = listened.onChange(heard::add)) {
        other.set("a", 1);
        other.set("a", 2);
        other.remove("a");
        map.set("b", 3);
        map.remove("b");
        List<MapChange<Object>> changes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          changes.add(heard.poll(60, TimeUnit.SECONDS));
        }
        assertThat(changes)
            .extracting(MapChange::key, MapChange::oldValue, MapChange::newValue)
            .containsExactly(
                tuple("a", null, 1),
                tuple("a", 1, 2),
                tuple("a", 2, null),
                tuple("b", null, 3),
                tuple("b", 3, null));
        assertThat(changes).extracting(MapChange::version).isSorted().doesNotHaveDuplicates();
        assertThat(changes.getFirst().by()).isEqualTo(idOfOther(seat));
      }
      map.set("after", 1);
      assertThat(heard).isEmpty();
    }
  }

  private long idOfOther(Seat seat) {
    return switch (seat) {
      case SERVER_GLOBAL, CLIENT_GLOBAL -> lab.bob.id();
      case SERVER_PRIVATE -> lab.alice.id();
      case CLIENT_PRIVATE -> 0;
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a listener that throws hears the next change all the same")
  void listenerThatThrows(Seat seat) throws Exception {
    SharedMap<Object> map = seat.here(lab).map();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    var _ =
        map.onChange(change -> {
          heard.add(change.key());
          throw new IllegalStateException("meant to be");
        });
    map.set("a", 1);
    map.set("b", 2);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("a");
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("b");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the views are live, and write through")
  void views(Seat seat) {
    SharedMap<Object> map = seat.here(lab).map();
    for (SharedMap<Object> viewed : List.of(map, map.remote())) {
      for (int i = 0; i < 100; i++) {
        map.set("k" + i, i);
      }
      assertThat(viewed).hasSize(100);
      assertThat(viewed.values()).contains(0, 50, 99);
      Iterator<Map.Entry<String, Object>> entries = viewed.entrySet().iterator();
      Map.Entry<String, Object> first = entries.next();
      first.setValue("changed");
      assertThat(map.get(first.getKey())).isEqualTo("changed");
      entries.remove();
      assertThat(map.containsKey(first.getKey())).isFalse();
      viewed.keySet().removeIf(key -> !key.equals("k7"));
      map.sync();
      assertThat(map).containsOnlyKeys("k7");
      viewed.replaceAll((key, value) -> "x");
      assertThat(map.get("k7")).isEqualTo("x");
      viewed.clear();
      map.sync();
      assertThat(map).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a large map comes over in pages, whole, though it changes meanwhile")
  void largeMap(Seat seat) throws Exception {
    SharedMap<Object> other = seat.elsewhere(lab).map("large");
    int keys = 3000;
    for (int i = 0; i < keys; i++) {
      other.set("k" + i, "x".repeat(200));
    }
    CompletableFuture<Void> changing =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; i < keys; i += 2) {
            other.set("k" + i, "new");
            other.remove("k" + (i + 1));
          }
        });
    SharedMap<Object> map = seat.here(lab).map("large");
    assertThat(map.get("k0")).isNotNull();
    changing.get(60, TimeUnit.SECONDS);
    map.sync();
    assertThat(map).hasSize(keys / 2);
    assertThat(map.values()).containsOnly("new");
    assertThat(map.remote()).isEqualTo(map);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a typed map allows its type; reading another says which it is")
  void types(Seat seat) {
    SharedMap<Point> map = seat.here(lab).map("points", Point.class);
    assertThatThrownBy(() -> seat.elsewhere(lab).map("points").put("p", new Secret("x")))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Secret");
    map.set("p", new Point(1, 2));
    assertThat(map.get("p")).isEqualTo(new Point(1, 2));
    assertThat(map.get("p", Record.class)).isEqualTo(new Point(1, 2));
    assertThatThrownBy(() -> map.get("p", String.class))
        .isInstanceOf(ValueException.class)
        .hasMessageContainingAll("map 'points'", "Point", "java.lang.String");
    assertThatThrownBy(() -> seat.here(lab).map("points", Thread.class))
        .isInstanceOf(ValueException.class);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "a map of the wrong type fails where a value is met: key, both types and what to write")
  void wrongType(Seat seat) {
    SharedMap<Integer> tally = seat.here(lab).map("tally", Integer.class);
    tally.put("bolts", 5);
    tally.put("nuts", 6);
    SharedMap<String> wrong = seat.elsewhere(lab).map("tally", String.class);
    wrong.sync();
    String message =
        "key 'bolts' of map 'tally' holds a java.lang.Integer, not a java.lang.String. Name it as"
            + " map(\"tally\", Integer.class), or as map(\"tally\") for values of any type";
    assertMismatch(() -> wrong.get("bolts"), Outcome.EXECUTED, message);
    assertMismatch(() -> wrong.get("bolts", String.class), Outcome.EXECUTED, message);
    assertMismatch(() -> wrong.merge("bolts", "x", String::concat), Outcome.NOT_SENT, message);
    assertMismatch(() -> wrong.compute("bolts", (_, _) -> "x"), Outcome.NOT_SENT, message);
    assertMismatch(() -> wrong.replace("bolts", "5", "6"), Outcome.NOT_SENT, message);
    assertMismatch(() -> wrong.putIfAbsent("bolts", "x"), Outcome.EXECUTED, message);
    assertThatThrownBy(() -> wrong.forEach((_, _) -> {})).isInstanceOf(ValueException.class);
    assertThat(tally.get("bolts")).isEqualTo(5);
    assertThat(wrong.get("bolts", int.class)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a write that meets a value of the wrong type is done, and says so")
  void wrongTypeReplaced(Seat seat) {
    seat.here(lab).map("tally", Integer.class).put("bolts", 5);
    SharedMap<String> wrong = seat.elsewhere(lab).map("tally", String.class);
    assertThatThrownBy(() -> wrong.put("bolts", "many"))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith("what was there before cannot be returned, but the write is done")
        .hasMessageContaining("holds a java.lang.Integer, not a java.lang.String");
    assertThat(wrong.get("bolts")).isEqualTo("many");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("what is written to fix a type can be pasted, however the value is made and named")
  void namesOfTypes(Seat seat) {
    SharedMap<Object> map = seat.here(lab).map();
    map.put("list", List.of(1));
    map.put("bytes", new byte[1]);
    map.put("a\n\"" + "x".repeat(1000), TimeUnit.SECONDS);
    assertThatThrownBy(() -> map.get("list", String.class))
        .hasMessageEndingWith(
            "Name it as map(\"\", List.class), or as map() for values of any type");
    assertThatThrownBy(() -> map.get("bytes", String.class))
        .hasMessageContaining("holds a byte[], not a java.lang.String")
        .hasMessageContaining("map(\"\", byte[].class)");
    assertThatThrownBy(() -> map.get("a\n\"" + "x".repeat(1000), String.class))
        .hasMessageStartingWith("key 'a\\n\\\"x")
        .hasMessageContaining("TimeUnit.class")
        .extracting(thrown -> thrown.getMessage().length())
        .matches(length -> length < 400);
  }

  private static void assertMismatch(ThrowingCallable action, Outcome outcome, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ValueException.class, e -> assertThat(e.outcome()).isEqualTo(outcome))
        .hasMessage(message);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("asking twice gives the same map, and null is refused")
  void sameMapAndNull(Seat seat) {
    SharedMap<Object> map = seat.here(lab).map("x");
    assertThat(seat.here(lab).map("x")).isSameAs(map);
    assertThat(seat.here(lab).map("n", int.class)).isSameAs(seat.here(lab).map("n", Integer.class));
    assertThatThrownBy(() -> map.put("k", null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.put(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.async().set("k", null)).isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the async operations do the same")
  void async(Seat seat) throws Exception {
    SharedMap<Object> map = seat.here(lab).map();
    assertThat(map.async().put("k", 1).get(60, TimeUnit.SECONDS)).isNull();
    assertThat(map.async().putIfAbsent("k", 2).get(60, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(map.async().replace("k", 1, 3).get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(map.async().compute("k", (key, old) -> 4).get(60, TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(map.async().update("k", old -> 5).get(60, TimeUnit.SECONDS)).isEqualTo(5);
    assertThat(map.get("k")).isEqualTo(5);
    assertThat(map.async().remove("k").get(60, TimeUnit.SECONDS)).isEqualTo(5);
    map.async().set("k", 6).get(60, TimeUnit.SECONDS);
    seat.elsewhere(lab).map().async().sync().get(60, TimeUnit.SECONDS);
    assertThat(seat.elsewhere(lab).map().get("k")).isEqualTo(6);
  }
}
