package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Handles as arguments: where they come from, and at third ends.
class HandleRelayTest {
  private final ObjectLab lab = new ObjectLab();
  private final Client other = lab.join();
  private final AtomicReference<Object> left = new AtomicReference<>();

  @AfterEach
  void close() {
    other.close();
    lab.close();
  }

  /// Where something can be left.
  @Remote
  public interface Locker {
    void leave(Object thing);

    Object taken();
  }

  private Locker locker() {
    Locker locker =
        new Locker() {
          @Override
          public void leave(Object thing) {
            left.set(thing);
          }

          @Override
          public Object taken() {
            return left.get();
          }
        };
    var _ = lab.server().export("locker", locker);
    return lab.client().lookup("locker", Locker.class);
  }

  @Test
  @DisplayName("where it comes from, a handle is the value or object that it stands for")
  void home() {
    Locker locker = locker();
    HandleMembersTest.Node node = new HandleMembersTest.Node(5);
    var _ = lab.server().export("node", node);
    RemoteRef there = lab.client().fetch("node");
    locker.leave(there);
    assertThat(left.get()).isSameAs(node);
    locker.leave(there.get("value"));
    assertThat(left.get()).isEqualTo(5);
    locker.leave(List.of(there.get("value"), there));
    assertThat(left.get()).isEqualTo(List.of(5, node));
  }

  @Test
  @DisplayName("a handle of null is null where it comes from")
  void nothing() {
    Locker locker = locker();
    locker.leave("x");
    RemoteRef nothing = lab.client().store(Map.of()).at("missing");
    locker.leave(nothing);
    assertThat(left.get()).isNull();
  }

  @Test
  @DisplayName("given to a third end, its operations go by way of this one")
  void relayed() {
    Locker locker = locker();
    List<Integer> mine = new ArrayList<>(List.of(1, 2));
    var _ = other.export("numbers", mine);
    RemoteRef numbers = lab.server().client(other.id()).fetch("numbers");
    left.set(numbers);
    RemoteRef relayed = (RemoteRef) locker.taken();
    assertThat(relayed.at(0).plus(relayed.at(1)).asInt()).isEqualTo(3);
    relayed.put(2, relayed.at(1).times(10));
    assertThat(mine).containsExactly(1, 2, 20);
    assertThat(relayed.value()).isEqualTo(mine);
    assertThat(relayed.stream(Integer.class)).containsExactly(1, 2, 20);
    assertThat(locker.taken()).isEqualTo(relayed);
    locker.leave(relayed);
    assertThat(left.get()).isEqualTo(numbers);
    assertThatThrownBy(() -> relayed.invoke("clear")).isInstanceOf(RefusedException.class);
  }

  /// What only the two ends know.
  interface Doubler {
    int twice(int number) throws IOException;
  }

  @Test
  @DisplayName(
      "as an interface, calls go by way of an end that does not know it, and fail as they do there")
  void relayedAsInterface() throws IOException {
    Locker locker = locker();
    Doubler doubler =
        number -> {
          if (number < 0) {
            throw new IOException("negative");
          }
          return 2 * number;
        };
    var _ = other.export("doubler", doubler);
    left.set(lab.server().client(other.id()).fetch("doubler"));
    Doubler relayed = ((RemoteRef) locker.taken()).as(Doubler.class);
    assertThat(relayed.twice(4)).isEqualTo(8);
    assertThatThrownBy(() -> relayed.twice(-1))
        .isInstanceOf(IOException.class)
        .hasMessage("negative");
  }
}
