package dev.hawser.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.security.Permission.Access;
import dev.hawser.security.Permission.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
  @Test
  @DisplayName("the text form reads back, whatever the patterns")
  void textReadsBack() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      List<Permission> permissions = new ArrayList<>();
      for (int n = random.nextInt(5); n > 0; n--) {
        permissions.add(Patterns.permission(random));
      }
      Trust trust = Trust.of(permissions);
      assertThat(Trust.parse(trust.toString())).isEqualTo(trust);
    }
    assertThat(Trust.parse(Trust.full().toString())).isEqualTo(Trust.full());
    assertThat(Trust.parse(" nothing ")).isEqualTo(Trust.nothing());
  }

  @Test
  @DisplayName("the text form is a list in a fixed order")
  void textIsSorted() {
    assertThat(Trust.of(Permission.SHARE, Permission.queues("a,b"), Permission.EVAL))
        .hasToString("eval, queues=a%2Cb, share");
    assertThat(Trust.standard()).hasToString("exports, share");
  }

  @ParameterizedTest
  @DisplayName("a list with something else in it is refused")
  @ValueSource(strings = {"", "share,", "share,,eval", "everything, share", "shares"})
  void refusesOthers(String text) {
    assertThatThrownBy(() -> Trust.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no permission");
  }

  @Test
  @DisplayName("equal permissions make equal trusts, in any order")
  void equality() {
    Trust one = Trust.of(Permission.SHARE, Permission.EVAL);
    assertThat(one)
        .isEqualTo(Trust.of(Permission.EVAL, Permission.SHARE, Permission.EVAL))
        .hasSameHashCodeAs(Trust.of(Permission.EVAL, Permission.SHARE))
        .isNotEqualTo(Trust.of(Permission.SHARE))
        .isNotEqualTo(Trust.full());
    assertThat(Trust.nothing()).isNotEqualTo(Trust.full());
  }

  @Test
  @DisplayName("nothing permits nothing, everything permits everything")
  void extremes() {
    for (Kind kind : Kind.values()) {
      for (Access access : Access.values()) {
        assertThat(Trust.nothing().permits(kind, access, "x")).isFalse();
        assertThat(Trust.full().permits(kind, access, "x")).isTrue();
      }
      assertThat(Trust.nothing().permitsSome(kind, Access.READ)).isFalse();
      assertThat(Trust.full().permitsSome(kind, Access.WRITE)).isTrue();
    }
  }

  @Test
  @DisplayName("a trust permits what one of its permissions does, and two together both ways")
  void agreesWithItsPermissions() {
    Trust trust =
        Trust.of(
            Permission.maps("a*").readOnly(),
            Permission.maps("*z").writeOnly(),
            Permission.queues("*").readOnly(),
            Permission.pipes("p"));
    for (Kind kind : List.of(Kind.MAPS, Kind.QUEUES, Kind.PIPES, Kind.EVAL)) {
      for (String name : List.of("", "a", "z", "az", "p")) {
        for (Access access : List.of(Access.READ, Access.WRITE)) {
          assertThat(trust.permits(kind, access, name))
              .isEqualTo(
                  trust.permissions().stream().anyMatch(it -> it.permits(kind, access, name)));
        }
      }
    }
    assertThat(trust.permits(Kind.MAPS, Access.BOTH, "az")).isTrue();
    assertThat(trust.permits(Kind.MAPS, Access.BOTH, "a")).isFalse();
    assertThat(trust.permitsSome(Kind.QUEUES, Access.READ)).isTrue();
    assertThat(trust.permitsSome(Kind.QUEUES, Access.WRITE)).isFalse();
    assertThat(trust.permitsSome(Kind.PIPES, Access.WRITE)).isTrue();
  }

  @Test
  @DisplayName("what is added comes on top, and keeps its order")
  void adding() {
    assertThat(Trust.standard().and(Permission.EVAL, Permission.SHARE).permissions())
        .containsExactly(Permission.SHARE, Permission.CALL_EXPORTS, Permission.EVAL);
    assertThat(Trust.full().and(Permission.EVAL)).isEqualTo(Trust.full());
  }
}
