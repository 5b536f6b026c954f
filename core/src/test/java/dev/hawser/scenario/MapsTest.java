package dev.hawser.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.MapChange;
import dev.hawser.Server;
import dev.hawser.SharedMap;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shared maps")
class MapsTest extends Scenario {
  /// A value of a type that is allowed by being named.
  record Point(int x, int y) {}

  @Test
  @DisplayName("a private map is seen by both ends, and by nobody else")
  void privateMap() {
    Server server = open();
    Client client = join(server);
    Client other = join(server);
    client.map().put("var1", 256);
    assertThat(peer(server, client).map().get("var1")).isEqualTo(256);
    peer(server, client).map("named").put("x", "from the server");
    assertThat(client.map("named").get("x")).isEqualTo("from the server");
    assertThat(client.map()).doesNotContainKey("x");
    assertThat(other.map()).isEmpty();
    assertThat(client.globals().map()).isEmpty();
    assertThat(server.map()).isEmpty();
  }

  @Test
  @DisplayName("a global map is one map for the server and all clients")
  void globalMap() {
    Server server = open();
    Client first = join(server);
    Client second = join(server);
    first.globals().map().put("message", "milk?");
    second.globals().map().sync();
    assertThat(second.globals().map().get("message")).isEqualTo("milk?");
    assertThat(server.map().get("message")).isEqualTo("milk?");
    assertThat(second.globals().map().replace("message", "milk?", "no")).isTrue();
    first.globals().map().sync();
    assertThat(first.globals().map().get("message")).isEqualTo("no");
    assertThat(server.map().remove("message")).isEqualTo("no");
    first.globals().map().sync();
    assertThat(first.globals().map()).isEmpty();
  }

  @Test
  @DisplayName("the contract of ConcurrentMap holds at a client, for private and global maps")
  void contractAtClient() {
    Server server = open();
    Client client = join(server);
    checkContract(client.map("contract", Integer.class));
    checkContract(client.globals().map("contract", Integer.class));
    checkContract(client.globals().map("contract", Integer.class).remote());
  }

  @Test
  @DisplayName("the contract of ConcurrentMap holds at the server, for private and global maps")
  void contractAtServer() {
    Server server = open();
    Client client = join(server);
    checkContract(peer(server, client).map("contract", Integer.class));
    checkContract(server.map("contract", Integer.class));
  }

  private static void checkContract(ConcurrentMap<String, Integer> map) {
    checkSimple(map);
    checkConditional(map);
    checkFunctions(map);
    checkViews(map);
    checkNulls(map);
    map.clear();
    assertThat(map.isEmpty()).isTrue();
  }

  private static void checkSimple(ConcurrentMap<String, Integer> map) {
    assertThat(map.put("a", 1)).isNull();
    assertThat(map.put("a", 2)).isEqualTo(1);
    assertThat(map.get("a")).isEqualTo(2);
    assertThat(map.get("b")).isNull();
    assertThat(map.getOrDefault("b", 7)).isEqualTo(7);
    assertThat(map.containsKey("a")).isTrue();
    assertThat(map.containsValue(2)).isTrue();
    assertThat(map.containsValue(3)).isFalse();
    assertThat(map.remove("a")).isEqualTo(2);
    assertThat(map.remove("a")).isNull();
    map.putAll(Map.of("a", 1, "b", 2, "c", 3));
    assertThat(map.size()).isEqualTo(3);
    assertThat(map).isEqualTo(Map.of("a", 1, "b", 2, "c", 3));
  }

  private static void checkConditional(ConcurrentMap<String, Integer> map) {
    assertThat(map.putIfAbsent("a", 9)).isEqualTo(1);
    assertThat(map.putIfAbsent("d", 4)).isNull();
    assertThat(map.remove("d", 5)).isFalse();
    assertThat(map.remove("d", 4)).isTrue();
    assertThat(map.remove("d", "of another type")).isFalse();
    assertThat(map.replace("d", 1)).isNull();
    assertThat(map.replace("a", 10)).isEqualTo(1);
    assertThat(map.replace("a", 1, 11)).isFalse();
    assertThat(map.replace("a", 10, 1)).isTrue();
  }

  private static void checkFunctions(ConcurrentMap<String, Integer> map) {
    assertThat(map.merge("a", 5, Integer::sum)).isEqualTo(6);
    assertThat(map.merge("a", 0, (_, _) -> null)).isNull();
    assertThat(map.merge("a", 1, Integer::sum)).isEqualTo(1);
    assertThat(map.compute("a", (_, v) -> v == null ? 0 : v + 1)).isEqualTo(2);
    assertThat(map.compute("a", (_, _) -> null)).isNull();
    assertThat(map.computeIfAbsent("a", String::length)).isEqualTo(1);
    assertThat(map.computeIfAbsent("z", _ -> null)).isNull();
    assertThat(map.computeIfPresent("a", (_, v) -> v * 3)).isEqualTo(3);
    assertThat(map.computeIfPresent("z", (_, v) -> v)).isNull();
    map.replaceAll((_, v) -> v + 100);
    assertThat(map).isEqualTo(Map.of("a", 103, "b", 102, "c", 103));
  }

  private static void checkViews(ConcurrentMap<String, Integer> map) {
    assertThat(map.keySet()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(map.values()).containsExactlyInAnyOrder(103, 102, 103);
    assertThat(map.keySet().remove("b")).isTrue();
    assertThat(map.values().removeIf(v -> v == 7)).isFalse();
    assertThat(map.containsKey("b")).isFalse();
    for (Map.Entry<String, Integer> entry : map.entrySet()) {
      entry.setValue(entry.getKey().equals("a") ? 1 : 3);
    }
    assertThat(map).isEqualTo(Map.of("a", 1, "c", 3));
    var iterator = map.entrySet().iterator();
    iterator.next();
    iterator.remove();
    assertThat(map.size()).isEqualTo(1);
    int[] sum = {0};
    map.forEach((_, v) -> sum[0] += v);
    assertThat(sum[0]).isIn(1, 3);
  }

  private static void checkNulls(ConcurrentMap<String, Integer> map) {
    assertThatThrownBy(() -> map.put("a", null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.put(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.merge("a", 1, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("no update is lost when all count at once")
  void noUpdateIsLost() throws Exception {
    Server server = open();
    List<SharedMap<Integer>> views = new ArrayList<>();
    views.add(server.map("counts", Integer.class));
    for (int i = 0; i < 3; i++) {
      views.add(join(server).globals().map("counts", Integer.class));
    }
    List<CompletableFuture<Integer>> work = new ArrayList<>();
    for (SharedMap<Integer> map : views) {
      work.add(run(() -> countUp(map)));
      work.add(run(() -> countUp(map)));
    }
    for (CompletableFuture<Integer> done : work) {
      soon(done);
    }
    assertThat(server.map("counts", Integer.class).get("n")).isEqualTo(8 * 100);
  }

  private static int countUp(SharedMap<Integer> map) {
    int count = 0;
    for (int i = 0; i < 100; i++) {
      count = map.merge("n", 1, Integer::sum);
    }
    return count;
  }

  @Test
  @DisplayName("a listener is told of every change once, in order, and who made it")
  void listenersAreTold() {
    Server server = open();
    Client writer = join(server);
    Client watcher = join(server);
    List<MapChange<Object>> told = Collections.synchronizedList(new ArrayList<>());
    var subscription = watcher.globals().map().onChange(told::add);
    writer.globals().map().put("a", 1);
    server.map().put("a", 2);
    watcher.globals().map().remove("a");
    eventually("three changes", () -> told.size() == 3);
    assertThat(told).extracting(MapChange::newValue).containsExactly(1, 2, null);
    assertThat(told).extracting(MapChange::oldValue).containsExactly(null, 1, 2);
    assertThat(told).extracting(MapChange::by).containsExactly(writer.id(), 0L, watcher.id());
    assertThat(told).extracting(MapChange::version).isSorted().doesNotHaveDuplicates();
    subscription.close();
    watcher.globals().map().put("b", 1);
    watcher.globals().map().sync();
    assertThat(told).hasSize(3);
  }

  @Test
  @DisplayName("what is read is a copy; update changes what is shared")
  void valuesAreCopies() {
    Server server = open();
    Client client = join(server);
    client.map().put("list", new ArrayList<>(List.of(1, 2)));
    @SuppressWarnings("unchecked")
    List<Integer> read = (List<Integer>) client.map().get("list");
    read.add(3);
    assertThat(client.map().get("list")).isEqualTo(List.of(1, 2));
    assertThat(peer(server, client).map().get("list")).isEqualTo(List.of(1, 2));
    client.map("points", Point.class).put("p", new Point(1, 2));
    var points = peer(server, client).map("points", Point.class);
    assertThat(points.update("p", p -> new Point(p.x() + 1, p.y()))).isEqualTo(new Point(2, 2));
    assertThat(points.update("q", p -> p)).isNull();
    client.map("points", Point.class).sync();
    assertThat(client.map("points", Point.class).get("p")).isEqualTo(new Point(2, 2));
  }

  @Test
  @DisplayName("a value of another type than asked for is an error that names both")
  void typedReads() {
    Client client = join(open());
    client.map().put("n", 5);
    assertThat(client.map().get("n", Integer.class)).isEqualTo(5);
    assertThat(client.map().get("missing", Integer.class)).isNull();
    assertThatThrownBy(() -> client.map().get("n", String.class))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Integer")
        .hasMessageContaining("String");
  }

  @Test
  @DisplayName("a listener that throws is written down by its map, and hears the next change")
  void throwingListener() {
    Client client = join(open());
    List<Object> heard = new CopyOnWriteArrayList<>();
    LogLines log = new LogLines();
    try {
      for (SharedMap<Object> map : List.of(client.map(), client.map("stock"))) {
        var _ =
            map.onChange(change -> {
              heard.add(change.key());
              throw new IllegalStateException("no " + change.key());
            });
        map.put("bolts", 1);
        map.put("nuts", 2);
      }
      log.awaitLine("listener-of-the-unnamed-map failed; everything else goes on", "no nuts");
      log.awaitLine("listener-of-map-stock failed; everything else goes on", "no nuts");
    } finally {
      log.close();
    }
    assertThat(heard).hasSize(4).containsOnly("bolts", "nuts");
  }

  record Watch(String name, Object keeper) {}

  @Test
  @DisplayName("a value that may not travel fails that one write, and nothing else")
  void refusedValues() {
    Client client = join(open());
    assertThatThrownBy(() -> client.map().put("thread", new Thread()))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("Thread");
    assertThatThrownBy(
            () -> client.map("watches", Watch.class).put("first", new Watch("Ann", new Thread())))
        .isInstanceOf(ValueException.class)
        .hasMessageStartingWith(
            "component 'keeper' of dev.hawser.scenario.MapsTest$Watch: java.lang.Thread may not"
                + " travel by value: ");
    assertThat(client.map("watches")).isEmpty();
    client.map().put("fine", 1);
    assertThat(client.map().get("fine")).isEqualTo(1);
    assertThat(client.map()).doesNotContainKey("thread");
  }
}
