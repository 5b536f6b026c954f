package dev.hawser.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.Client;
import dev.hawser.HawserException;
import dev.hawser.PermissionException;
import dev.hawser.Server;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import dev.hawser.testing.MemoryNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who may do what with the objects of others.
class HandlePermissionTest {
  private final MemoryNetwork network = new MemoryNetwork();
  private final Server server =
      Server.builder()
          .transport(network)
          .listen(Address.memory("harbour"))
          .trust(Trust.of(Permission.exports("public*"), Permission.exports("second")))
          .open();
  private final Client client =
      Client.builder().transport(network).trust(Trust.nothing()).connect("memory:harbour");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName(
      "what is not granted is not listed, nor near in a message, and cannot be told from what is"
          + " not there")
  void hidden() {
    var _ = server.export("public", List.of(1));
    var _ = server.export("publik", List.of(1));
    var _ = server.export("secret", List.of(1));
    assertThat(client.browse()).extracting(Exported::name).containsExactly("public");
    assertThatThrownBy(() -> client.fetch("publicc"))
        .isInstanceOf(HawserException.class)
        .hasMessageContaining("near: public")
        .message()
        .doesNotContain("publik");
    String there = refusal("secret").replace("secret", "NAME");
    assertThat(refusal("nowhere").replace("nowhere", "NAME")).isEqualTo(there);
  }

  private String refusal(String name) {
    try {
      RemoteRef _ = client.fetch(name);
      throw new AssertionError("it was not refused");
    } catch (PermissionException e) {
      assertThat(e.missing()).isEqualTo("exports=" + name);
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "objects that a granted one returned can be called without a further grant; if exported"
          + " themselves, not")
  void capabilities() {
    HandleMembersTest.Node root = new HandleMembersTest.Node(1);
    HandleMembersTest.Node child = new HandleMembersTest.Node(2);
    HandleMembersTest.Node guarded = new HandleMembersTest.Node(3);
    root.add(child);
    root.add(guarded);
    var _ = server.export("public", root);
    var _ = server.export("guarded", guarded);
    RemoteRef there = client.fetch("public");
    assertThat(there.invoke("child", 0).get("value").asInt()).isEqualTo(2);
    RemoteRef closed = there.invoke("child", 1);
    assertThatThrownBy(() -> closed.get("value"))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("guarded");
  }

  @Test
  @DisplayName("a grant of an alias is enough to call what has it")
  void aliases() {
    var _ = server.exports().add("first", List.of(1, 2), ExportOptions.defaults().alias("second"));
    assertThat(client.fetch("second").size()).isEqualTo(2);
    assertThatThrownBy(() -> client.fetch("first")).isInstanceOf(PermissionException.class);
  }

  @Test
  @DisplayName("attaching takes the grant of the name, storing any")
  void attaching() {
    RemoteRef list = client.store(new ArrayList<>(List.of(1)));
    client.attach(list, "public.list");
    assertThatThrownBy(() -> client.attach(list, "other"))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("'other'");
    assertThat(server.exports().names()).containsExactly("public.list");
    assertThatThrownBy(() -> server.client(client.id()).store(1))
        .isInstanceOf(PermissionException.class);
  }
}
