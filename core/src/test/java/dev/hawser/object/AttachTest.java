package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Client;
import dev.hawser.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What one end has the other export.
class AttachTest {
  private final ObjectLab lab = new ObjectLab();
  private final Client other = lab.join();

  @AfterEach
  void close() {
    other.close();
    lab.close();
  }

  /// Something that a client shows to others.
  @Remote
  public interface Doubler {
    int twice(int number);
  }

  @Test
  @DisplayName("a stored value is found by others under its name")
  void values() {
    RemoteRef five = lab.client().store(5);
    lab.client().attach(five, "five");
    assertThat(other.fetch("five").asInt()).isEqualTo(5);
    assertThat(lab.client().fetch("five").isEqualTo(five)).isTrue();
    assertThat(lab.client().browse()).extracting(Exported::name).containsExactly("five");
    five.close();
    assertThat(other.fetch("five").plus(1).asInt()).isEqualTo(6);
    lab.client().attach(List.of(1, 2), "list");
    assertThat(other.fetch("list").size()).isEqualTo(2);
    assertThat(lab.server().exports().names()).containsExactly("five", "list");
  }

  @Test
  @DisplayName("an object of a client is called by the others by way of the server")
  void objects() {
    lab.client().attach((Doubler) number -> 2 * number, "doubler");
    assertThat(other.fetch("doubler").invoke("twice", 4).asInt()).isEqualTo(8);
    other.fetch("doubler").close();
    var _ = lab.server().export("other", (Doubler) number -> number);
    lab.client().attach((Doubler) number -> 3 * number, "known");
    assertThat(other.lookup("known", Doubler.class).twice(4)).isEqualTo(12);
  }

  @Test
  @DisplayName("an object of the server that comes home is itself")
  void comesHome() {
    HandleMembersTest.Node node = new HandleMembersTest.Node(3);
    var _ = lab.server().export("node", node);
    lab.client().attach(lab.client().fetch("node"), "same");
    other.fetch("same").set("value", 8);
    assertThat(node.value).isEqualTo(8);
  }

  @Test
  @DisplayName("a name that is taken is refused, and nothing changes")
  void taken() {
    var _ = lab.server().export("list", List.of(1));
    assertThatThrownBy(() -> lab.client().attach(5, "list"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'list' is taken");
    assertThatThrownBy(() -> lab.client().attach(5, "hawser.names"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("reserved");
    assertThat(other.fetch("list").value()).isEqualTo(List.of(1));
  }

  @Test
  @DisplayName("only who has attached something can detach it")
  void detaching() {
    var _ = lab.server().export("own", List.of(1));
    lab.client().attach(5, "five");
    RemoteRef five = other.fetch("five");
    assertThat(other.detach("five")).isFalse();
    assertThat(other.detach("own")).isFalse();
    assertThat(lab.client().detach("five")).isTrue();
    assertThat(lab.client().detach("five")).isFalse();
    assertThatThrownBy(five::asInt)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("not exported any more");
    other.attach(6, "five");
    assertThat(lab.client().fetch("five").asInt()).isEqualTo(6);
  }

  @Test
  @DisplayName("what was attached goes with the session that did")
  void goesWithSession() {
    List<Exported> before = lab.client().browse();
    other.attach(new ArrayList<>(List.of(1)), "guest");
    assertThat(lab.client().fetch("guest").size()).isEqualTo(1);
    other.close();
    ObjectLab.eventually("gone", () -> lab.server().exports().names().isEmpty());
    assertThat(lab.client().browse()).isEqualTo(before);
  }
}
