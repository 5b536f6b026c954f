package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.security.Permission;
import dev.hawser.security.Trust;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Invitations")
class InvitationsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Invitations invitations = Invitations.inMemory(new SecureRandom());
  private final List<Visitor> changed = new ArrayList<>();

  InvitationsTest() {
    invitations.onChange(changed::add);
  }

  @Test
  @DisplayName("are found by id and by name")
  void areFound() {
    Invitation ann = invitations.invite("Ann", Trust.standard(), null);
    Invitation bob = invitations.invite("Bob", Trust.nothing(), NOON);
    assertThat(ann.id()).matches("[0-9a-z]{8}").isNotEqualTo(bob.id());
    assertThat(ann.secret()).hasSize(16).isNotEqualTo(bob.secret());
    assertThat(invitations.withId(ann.id())).isEqualTo(ann);
    assertThat(invitations.named("Bob")).isEqualTo(bob);
    assertThat(invitations.withId("00000000")).isNull();
    assertThat(invitations.named("ann")).isNull();
    assertThat(invitations.all()).containsExactly(ann, bob);
  }

  @Test
  @DisplayName("of a name keep their secret while what they permit and their expiry change")
  void keepTheirSecret() {
    Invitation first = invitations.invite("Ann", Trust.standard(), NOON);
    Invitation again = invitations.invite("Ann", Trust.standard(), NOON);
    Invitation more = invitations.invite("Ann", Trust.full(), null);
    assertThat(again).isEqualTo(first);
    assertThat(more.id()).isEqualTo(first.id());
    assertThat(more.secret()).isEqualTo(first.secret());
    assertThat(more.trust()).isEqualTo(Trust.full());
    assertThat(more.expires()).isNull();
    assertThat(invitations.all()).containsExactly(more);
  }

  @Test
  @DisplayName("that were revoked are remembered, and the name gets another secret")
  void rememberRevoked() {
    Invitation old = invitations.invite("Ann", Trust.standard(), null);
    assertThat(invitations.revoke("Ann")).isTrue();
    assertThat(invitations.revoke("Ann")).isFalse();
    assertThat(invitations.revoke("Bob")).isFalse();
    assertThat(invitations.named("Ann")).isNull();
    assertThat(invitations.withId(old.id())).matches(Invitation::revoked);
    Invitation fresh = invitations.invite("Ann", Trust.standard(), null);
    assertThat(fresh.id()).isNotEqualTo(old.id());
    assertThat(fresh.secret()).isNotEqualTo(old.secret());
    assertThat(fresh.revoked()).isFalse();
    assertThat(invitations.named("Ann")).isEqualTo(fresh);
    assertThat(invitations.all()).hasSize(2);
  }

  @Test
  @DisplayName("expire at their time, and are good again with another one")
  void expire() {
    Invitation ann = invitations.invite("Ann", Trust.standard(), NOON);
    assertThat(ann.hasExpired(NOON.minusMillis(1))).isFalse();
    assertThat(ann.hasExpired(NOON)).isTrue();
    assertThat(invitations.withId(ann.id())).isEqualTo(ann);
    Invitation later = invitations.invite("Ann", Trust.standard(), NOON.plusSeconds(1));
    assertThat(later.id()).isEqualTo(ann.id());
    assertThat(later.hasExpired(NOON)).isFalse();
    assertThat(invitations.invite("Bob", Trust.standard(), null).hasExpired(Instant.MAX)).isFalse();
  }

  @Test
  @DisplayName("bring one visitor each, who may do what the invitation says from now on")
  void keepVisitorsInStep() {
    Invitation ann = invitations.invite("Ann", Trust.standard(), null);
    Visitor visitor = invitations.visitor(ann);
    assertThat(visitor.identity()).isEqualTo("Ann");
    assertThat(visitor.trust()).isEqualTo(Trust.standard());
    assertThat(visitor.granting()).isEqualTo(Visitor.Granting.INVITATION);
    Invitation more = invitations.invite("Ann", Trust.of(Permission.EVAL), NOON);
    assertThat(visitor.trust()).isEqualTo(Trust.of(Permission.EVAL));
    assertThat(changed).containsExactly(visitor);
    assertThat(invitations.visitor(ann)).isSameAs(visitor).isSameAs(invitations.visitor(more));
    invitations.invite("Ann", Trust.of(Permission.EVAL), null);
    invitations.invite("Bob", Trust.full(), null);
    assertThat(changed).as("told only of who may do more or less").hasSize(1);
  }

  @Test
  @DisplayName("put their visitor out when they are revoked, and let in nobody after that")
  void putOut() {
    Invitation old = invitations.invite("Ann", Trust.standard(), null);
    Visitor visitor = invitations.visitor(old);
    invitations.revoke("Ann");
    assertThat(visitor.isUnwelcome()).isTrue();
    assertThat(visitor.trust()).isEqualTo(Trust.nothing());
    assertThat(changed).containsExactly(visitor);
    assertThat(invitations.visitor(old).isUnwelcome()).as("who held on to the invitation").isTrue();
    Invitation fresh = invitations.invite("Ann", Trust.standard(), null);
    assertThat(invitations.visitor(fresh).isUnwelcome()).isFalse();
    assertThat(visitor.isUnwelcome()).isTrue();
    assertThat(changed).containsExactly(visitor);
  }

  @Test
  @DisplayName("do not show their secret")
  void showNoSecret() {
    Invitation ann = invitations.invite("Ann", Trust.standard(), null);
    assertThat(ann).hasToString("invitation " + ann.id() + " of 'Ann'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "local", "Local ", "anonymous", "a\nb", "a\tb", "\u200bAnn", "\ud800"})
  @DisplayName("are not for names that mislead")
  void refuseNames(String name) {
    assertThatThrownBy(() -> invitations.invite(name, Trust.standard(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(invitations.all()).isEmpty();
  }

  @Test
  @DisplayName("are for names of up to 100 characters")
  void acceptNames() {
    assertThat(invitations.invite("x".repeat(100), Trust.standard(), null)).isNotNull();
    assertThat(invitations.invite("Ann Žiž, 2nd floor 🚢", Trust.standard(), null)).isNotNull();
    assertThatThrownBy(() -> invitations.invite("x".repeat(101), Trust.standard(), null))
        .hasMessageContaining("1 to 100 characters");
  }
}
