package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.RefusedException;
import dev.hawser.ValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Looking into what is at the other end.
class HandleItemsTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  private RemoteRef exported(Object value) {
    var _ = lab.server().export("value", value);
    return lab.client().fetch("value");
  }

  record Point(int x, List<Integer> more) {}

  @Test
  @DisplayName("a list's items are reached by index, from the end if that is negative, and changed")
  void lists() {
    List<Object> numbers = new ArrayList<>(List.of(10, 20, 30));
    RemoteRef list = exported(numbers);
    assertThat(list.at(0).plus(list.at(-1)).asInt()).isEqualTo(40);
    list.put(1, list.at(2));
    list.put(3, "behind");
    list.delete(-4);
    assertThat(numbers).containsExactly(30, 30, "behind");
    assertThat(list.size()).isEqualTo(3);
    assertThat(list.contains("behind")).isTrue();
    assertThat(list.contains(30L)).isTrue();
    assertThatThrownBy(() -> list.at(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("3 of 3");
    assertThatThrownBy(() -> list.at("0"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("index");
    assertThat(numbers).isSameAs(numbers);
  }

  @Test
  @DisplayName("a map's items are reached by key; a key that it lacks gives null")
  void maps() {
    Map<String, Integer> stock = new LinkedHashMap<>(Map.of("couch", 3));
    RemoteRef map = exported(stock);
    assertThat(map.at("couch").asInt()).isEqualTo(3);
    assertThat(map.at("lamp").value()).isNull();
    assertThat(map.at("lamp").asBoolean()).isFalse();
    assertThat(map.at("lamp").asString()).isEqualTo("null");
    map.put("lamp", map.at("couch").times(2));
    map.delete("couch");
    assertThat(stock).isEqualTo(Map.of("lamp", 6));
    assertThat(map.contains("lamp")).isTrue();
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.value()).isEqualTo(stock);
  }

  @Test
  @DisplayName("arrays, texts and sets have items, too")
  void others() {
    int[] array = {1, 2, 3};
    RemoteRef numbers = exported(array);
    numbers.put(-1, 7);
    assertThat(array[2]).isEqualTo(7);
    assertThat(numbers.at(2).asInt()).isEqualTo(7);
    assertThatThrownBy(() -> numbers.put(0, "x"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("int");
    RemoteRef text = lab.client().store("hawser");
    assertThat(text.at(-1).asString()).isEqualTo("r");
    assertThat(text.contains("wse")).isTrue();
    assertThat(text.size()).isEqualTo(6);
    RemoteRef set = lab.client().store(new TreeSet<>(Set.of("a", "b")));
    set.delete("a");
    assertThat(set.contains("a")).isFalse();
    assertThat(set.value()).isEqualTo(Set.of("b"));
    assertThatThrownBy(() -> set.contains(5)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> set.at(0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("index");
  }

  @Test
  @DisplayName("what cannot be changed says so, and what has no items too")
  void unchangeable() {
    RemoteRef list = exported(List.of(1, 2));
    assertThatThrownBy(() -> list.put(0, 5))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("cannot be changed");
    assertThatThrownBy(() -> lab.client().store(5).at(0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no items");
  }

  @Test
  @DisplayName("a record's components are its attributes")
  void records() {
    RemoteRef point = exported(new Point(3, List.of(4, 5)));
    assertThat(point.get("x").asInt()).isEqualTo(3);
    assertThat(point.get("more").at(1).asInt()).isEqualTo(5);
    assertThat(point.asString()).isEqualTo("Point[x=3, more=[4, 5]]");
    assertThatThrownBy(() -> point.get("mor"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("mor");
    assertThatThrownBy(() -> point.set("x", 4)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> point.invoke("hashCode")).isInstanceOf(RefusedException.class);
  }

  @Test
  @DisplayName("copies are of the type that is asked for, or refused")
  void copies() {
    RemoteRef list = exported(List.of(1, 2));
    assertThat((Object) list.as(List.class)).isEqualTo(List.of(1, 2));
    assertThat(list.at(0).as(int.class)).isEqualTo(1);
    assertThat(list.at(0).as(Long.class)).isEqualTo(1L);
    assertThat(list.at(0).as(Object.class)).isEqualTo(1);
    assertThat(list.at(0).as(RemoteRef.class).asInt()).isEqualTo(1);
    assertThatThrownBy(() -> list.as(String.class))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("not a java.lang.String");
  }

  @Test
  @DisplayName(
      "items stream in pages, as they were when the stream was made, and it is let go of at the"
          + " end")
  void streams() {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 5000).boxed().toList());
    RemoteRef list = exported(numbers);
    Stream<Integer> stream = list.stream(Integer.class);
    numbers.clear();
    assertThat(stream.toList()).isEqualTo(IntStream.range(0, 5000).boxed().toList());
    ObjectLab.eventually("released", () -> lab.peer().references().given().size() == 1);
    try (Stream<Object> some = lab.client().store(Map.of("a", 1)).stream(Object.class)) {
      assertThat(some.findFirst()).contains(Map.entry("a", 1));
    }
    assertThat(lab.client().store("ab").stream(Character.class)).containsExactly('a', 'b');
    assertThat(lab.client().store(List.of()).stream(Object.class)).isEmpty();
  }

  @Test
  @DisplayName("large items come in small pages")
  void largeItems() {
    String large = "x".repeat(200_000);
    RemoteRef list = exported(IntStream.range(0, 100).mapToObj(i -> large + i).toList());
    assertThat(list.stream(String.class).map(String::length)).hasSize(100);
  }

  @Test
  @DisplayName("objects in a list are reached by what they show, and as text by their type only")
  void objectsInLists() {
    RemoteRef list = exported(new ArrayList<>(List.of(new HandleMembersTest.Node(7))));
    assertThat(list.at(0).get("value").asInt()).isEqualTo(7);
    assertThat(list.stream(RemoteRef.class).map(node -> node.get("value").asInt()))
        .containsExactly(7);
    assertThat(list.asString()).isEqualTo("[" + HandleMembersTest.Node.class.getName() + "]");
    assertThat(list.contains(list.at(0))).isTrue();
  }
}
