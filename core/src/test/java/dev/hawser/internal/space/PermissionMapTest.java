package dev.hawser.internal.space;

import static dev.hawser.internal.space.PermissionLab.assertLacks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.SharedMap;
import dev.hawser.Space;
import dev.hawser.security.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermissionMapTest {
  @Test
  @DisplayName("a reader reads and hears, in both spaces, and writes nothing")
  void readers() throws Exception {
    try (PermissionLab lab = new PermissionLab(Permission.maps("m").readOnly())) {
      for (Seen seen : seenBy(lab)) {
        seen.atServer().map("m").put("k", 1);
        SharedMap<Object> map = seen.atClient().map("m");
        assertThat(map.get("k")).isEqualTo(1);
        assertThat(map.remote().get("k")).isEqualTo(1);
        map.sync();
        map.onChange(_ -> {}).close();
        assertLacks("maps.write=m", () -> map.set("k", 2));
        assertLacks("maps.write=m", () -> map.put("k", 2));
        assertLacks("maps.write=m", () -> map.merge("k", 2, (_, b) -> b));
        assertThat(seen.atServer().map("m").get("k")).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("a writer writes blindly: what tells or depends on what was there is reading too")
  void writers() {
    try (PermissionLab lab = new PermissionLab(Permission.maps("m").writeOnly())) {
      for (Seen seen : seenBy(lab)) {
        SharedMap<Object> map = seen.atClient().map("m");
        map.set("k", 1);
        map.putAll(Map.of("l", 2));
        assertLacks("maps.read=m", () -> map.put("k", 2));
        assertLacks("maps.read=m", () -> map.putIfAbsent("n", 2));
        assertLacks("maps.read=m", () -> map.replace("k", 2));
        assertLacks("maps.read=m", () -> map.remove("k"));
        assertLacks("maps.read=m", () -> map.remote().get("k"));
        assertLacks("maps.read=m", () -> map.remote().compute("k", (_, _) -> 3));
        assertThat(seen.atServer().map("m"))
            .containsExactlyInAnyOrderEntriesOf(Map.of("k", 1, "l", 2));
      }
    }
  }

  @Test
  @DisplayName("a pattern decides by name")
  void patterns() {
    try (PermissionLab lab = new PermissionLab(Permission.maps("prices*"))) {
      Space globals = lab.client.globals();
      globals.map("prices").put("k", 1);
      globals.map("prices-2").put("k", 1);
      assertLacks("maps=price", () -> globals.map("price").put("k", 1));
      assertLacks("maps=", () -> globals.map().put("k", 1));
      assertLacks("queues.write=prices", () -> globals.queue("prices").put("k"));
    }
  }

  @Test
  @DisplayName("a change of trust holds at once, for what goes on too")
  void changesHold() {
    try (PermissionLab lab = new PermissionLab()) {
      SharedMap<Object> map = lab.client.globals().map("m");
      assertLacks("maps=m", () -> map.put("k", 1));
      lab.trustClient(Permission.SHARE);
      map.put("k", 1);
      assertThat(map.get("k")).isEqualTo(1);
      lab.trustClient(Permission.maps("m").readOnly());
      assertLacks("maps.write=m", () -> map.set("k", 2));
      lab.trustClient();
      assertLacks("maps.read=m", () -> map.remote().get("k"));
    }
  }

  @Test
  @DisplayName("the server's own programs need no permission, in the private space neither")
  void serverIsFree() {
    try (PermissionLab lab = new PermissionLab()) {
      lab.server.map("m").put("k", 1);
      lab.guest.map("m").put("k", 1);
      assertThat(lab.guest.map("m").get("k")).isEqualTo(1);
    }
  }

  /// One space from both ends.
  private record Seen(Space atServer, Space atClient) {}

  private static List<Seen> seenBy(PermissionLab lab) {
    return List.of(new Seen(lab.server, lab.client.globals()), new Seen(lab.guest, lab.client));
  }
}
