package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.ClosedException;
import dev.hawser.HawserException;
import dev.hawser.RefusedException;
import dev.hawser.call.SerializableFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Values that one end has the other keep, and how long.
class StoreTest {
  private final ObjectLab lab = new ObjectLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  @DisplayName("what is stored is a copy, which each of its handles can change")
  void copy() {
    List<Integer> mine = new ArrayList<>(List.of(1));
    RemoteRef list = lab.client().store(mine);
    mine.add(2);
    assertThat(list.value()).isEqualTo(List.of(1));
    list.put(1, 7);
    assertThat(list.at(-1).asInt()).isEqualTo(7);
    assertThat(list.typeName()).isEqualTo(ArrayList.class.getName());
    assertThat(list.peer()).isSameAs(lab.client());
    assertThat(list).hasToString(list.toString());
  }

  @Test
  @DisplayName("either end can store at the other")
  void bothWays() {
    assertThat(lab.peer().store(5).plus(6).asInt()).isEqualTo(11);
  }

  @Test
  @DisplayName(
      "what is closed is let go of at its owner; closing twice does nothing, and using it says what"
          + " happened")
  void closing() {
    RemoteRef five = lab.client().store(5);
    assertThat(lab.peer().references().given()).hasSize(1);
    five.close();
    five.close();
    ObjectLab.eventually("released", () -> lab.peer().references().given().isEmpty());
    assertThatThrownBy(five::asInt)
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("was closed");
    RemoteRef six = lab.client().store(6);
    assertThatThrownBy(() -> six.plus(five)).isInstanceOf(ClosedException.class);
    assertThat(six.asInt()).isEqualTo(6);
  }

  @Test
  @DisplayName("closing a handle leaves the others of the same object alone")
  void closingOne() {
    var _ = lab.server().export("list", new ArrayList<>(List.of(1, 2)));
    RemoteRef one = lab.client().fetch("list");
    RemoteRef other = lab.client().fetch("list");
    assertThat(other).isEqualTo(one);
    one.close();
    assertThat(other.size()).isEqualTo(2);
    other.close();
    ObjectLab.eventually("released", () -> lab.peer().references().given().isEmpty());
    assertThat(lab.client().fetch("list").size()).isEqualTo(2);
  }

  @Test
  @DisplayName("handles that were collected are let go of, too")
  void collected() {
    RemoteRef list = lab.client().store(List.of(1, 2, 3));
    for (int i = 0; i < 100; i++) {
      assertThat(list.at(i % 3).asInt()).isEqualTo(i % 3 + 1);
    }
    ObjectLab.eventually(
        "released",
        () -> {
          System.gc();
          return lab.peer().references().given().size() == 1;
        });
    assertThat(list.size()).isEqualTo(3);
  }

  @Test
  @DisplayName("objects cannot be stored, and what is there already need not be")
  void noObjects() {
    assertThatThrownBy(() -> lab.client().store((Runnable) () -> {}))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("attach");
    SerializableFunction<Integer, Integer> twice = x -> 2 * x;
    assertThatThrownBy(() -> lab.client().store(twice))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("client.map().put(name, function)");
    RemoteRef five = lab.client().store(5);
    assertThatThrownBy(() -> lab.client().store(five))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there already");
  }

  @Test
  @DisplayName(
      "one session cannot have more kept than a bound, and what is let go of counts no more")
  void bounded() {
    RemoteRef text = lab.client().store("x".repeat(16 << 20));
    List<RemoteRef> kept = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                kept.add(text.plus(""));
              }
            })
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("close handles");
    assertThat(kept).hasSizeBetween(3, 10);
    kept.forEach(RemoteRef::close);
    ObjectLab.eventually("released", () -> lab.peer().references().given().size() == 1);
    assertThat(text.plus("y").size()).isEqualTo((16 << 20) + 1);
  }

  @Test
  @DisplayName("what is put into a kept map counts as well")
  void growing() {
    RemoteRef map = lab.client().store(new HashMap<>(Map.of("a", 1)));
    RemoteRef large = lab.client().store("x".repeat(16 << 20));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                map.put(i, large);
              }
            })
        .isInstanceOf(RefusedException.class);
    assertThat(map.size()).isBetween(3, 10);
  }

  @Test
  @DisplayName("a value that takes endless work to look at is refused before that")
  void bushy() {
    List<Object> bush = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      bush = new ArrayList<>(List.of(bush, bush));
    }
    List<Object> whole = bush;
    assertThatThrownBy(() -> lab.client().store(whole))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("kept here");
    var _ = lab.server().export("bush", whole);
    RemoteRef there = lab.client().fetch("bush");
    assertThatThrownBy(there::asString)
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> there.isEqualTo(there)).isInstanceOf(HawserException.class);
    assertThat(there.at(0).at(0).size()).isEqualTo(2);
  }
}
