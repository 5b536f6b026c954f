package dev.hawser.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.RefusedException;
import dev.hawser.internal.security.Invitations.Invitation;
import dev.hawser.internal.security.Visit.Claim;
import dev.hawser.internal.tls.Certificates;
import dev.hawser.internal.tls.Certificates.Statement;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Trust;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateClaimsTest {
  private final GateLog log = new GateLog();
  private final GateScene scene =
      new GateScene(AdmissionLimits.defaults().withSessions(100, 2), GateTls.server());

  @AfterEach
  void closeLog() {
    log.close();
  }

  private Visit visit(Door door) throws IOException {
    return door.arrive(GateCaller.from("192.0.2.1").near);
  }

  @Test
  @DisplayName("a guarded door admits nobody without ticket or certificate, and says so")
  void noTicket() throws Exception {
    Visit visit = visit(scene.gate.guarded());
    assertThatThrownBy(() -> visit.claim(""))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("nobody without a ticket")
        .hasMessageContaining("hawser ticket");
    assertThat(scene.gate.attempts().size()).isEqualTo(1);
  }

  @Test
  @DisplayName("who has a ticket proves its secret and comes in under the invitation's name")
  void ticket() throws Exception {
    Invitation ann = scene.invite("ann");
    Claim claim = visit(scene.gate.guarded()).claim(ann.id());
    assertThat(claim.key()).isEqualTo(ann.secret());
    Visitor visitor = claim.admit();
    assertThat(visitor.identity()).isEqualTo("ann");
    assertThat(visit(scene.gate.local()).claim(ann.id()).admit()).isSameAs(visitor);
    assertThat(log.lines()).contains("INFO admitted 'ann' from 192.0.2.1:5000");
  }

  @Test
  @DisplayName("an unknown ticket is asked for a proof like any other, which nobody can give")
  void unknownTicket() throws Exception {
    Claim claim = visit(scene.gate.guarded()).claim("00000000");
    Claim again = visit(scene.gate.guarded()).claim("00000000");
    assertThat(claim.key()).hasSize(16).isNotEqualTo(again.key());
    assertThatThrownBy(claim::admit).hasMessageContaining("knows no such ticket");
  }

  @Test
  @DisplayName("a revoked ticket is refused with its name")
  void revoked() throws Exception {
    Invitation ann = scene.invite("ann");
    Claim claim = visit(scene.gate.guarded()).claim(ann.id());
    scene.invitations.revoke("ann");
    assertThatThrownBy(claim::admit)
        .isInstanceOf(RefusedException.class)
        .hasMessage("the ticket of 'ann' was revoked: ask for a new one");
    assertThat(log.lines().toString()).contains("WARNING refused 'ann' from 192.0.2.1:5000");
  }

  @Test
  @DisplayName("an expired ticket is refused with its date")
  void expired() throws Exception {
    Instant end = Instant.parse("2026-11-21T14:00:31Z");
    Invitation ann = scene.invitations.invite("ann", Trust.standard(), end);
    visit(scene.gate.guarded()).claim(ann.id()).admit();
    scene.now = end;
    Claim claim = visit(scene.gate.guarded()).claim(ann.id());
    assertThatThrownBy(claim::admit)
        .isInstanceOf(RefusedException.class)
        .hasMessage("the ticket of 'ann' expired on 2026-11-21T14:00Z: ask for a new one");
  }

  @Test
  @DisplayName("an identity has only so many sessions, and one more when one is over")
  void sessionsPerIdentity() throws Exception {
    Invitation ann = scene.invite("ann");
    Visitor visitor = visit(scene.gate.guarded()).claim(ann.id()).admit();
    visit(scene.gate.guarded()).claim(ann.id()).admit();
    Claim third = visit(scene.gate.guarded()).claim(ann.id());
    assertThatThrownBy(third::admit)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'ann' has all the 2 sessions")
        .hasMessageContaining("AdmissionLimits.sessionsPerIdentity");
    visitor.leave();
    assertThat(third.admit()).isSameAs(visitor);
  }

  @Test
  @DisplayName("without a ticket, the local door knows one visitor and the insecure one another")
  void withoutTicket() throws Exception {
    Visitor local = visit(scene.gate.local()).claim("").admit();
    assertThat(local.identity()).isEqualTo("local");
    assertThat(local.trust()).isEqualTo(Trust.standard());
    for (int i = 0; i < 5; i++) {
      assertThat(visit(scene.gate.local()).claim("").admit()).isSameAs(local);
    }
    assertThat(visit(scene.gate.insecure()).claim("").admit().identity()).isEqualTo("anonymous");
  }

  @Test
  @DisplayName("who has a certificate comes in under its name, with the trust of an invitation")
  void certificate() {
    Claims claims = scene.gate.claims();
    Visitor bob = claims.certified(certificate("bob")).admit();
    assertThat(bob.identity()).isEqualTo("bob");
    assertThat(bob.trust()).isEqualTo(Trust.standard());
    assertThat(claims.certified(certificate("bob")).admit()).isSameAs(bob);
    Invitation ann = scene.invitations.invite("ann", Trust.nothing(), null);
    Visitor certified = claims.certified(certificate("ann")).admit();
    assertThat(certified).isSameAs(scene.invitations.visitor(ann));
    assertThat(certified.trust()).isEqualTo(Trust.nothing());
    scene.invitations.revoke("ann");
    assertThatThrownBy(() -> claims.certified(certificate("ann")).admit())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("'ann' was revoked");
  }

  @Test
  @DisplayName("a certificate without a name is refused with what it lacks")
  void namelessCertificate() {
    X509Certificate nobody = certificate(new X500Principal("O=nobody"));
    assertThatThrownBy(() -> scene.gate.claims().certified(nobody))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("common name (CN)");
  }

  private X509Certificate certificate(String name) {
    return certificate(new X500Principal("CN=" + name));
  }

  private X509Certificate certificate(X500Principal name) {
    Statement says =
        new Statement(name, List.of(), false, Certificates.ALWAYS, Certificates.FOREVER);
    return Certificates.selfSigned(Certificates.newKey(scene.random), says, scene.random);
  }

  @Test
  @DisplayName("the common name is read from any distinguished name, with no way to forge one")
  void commonNames() {
    assertThat(CommonName.of("CN=ann")).isEqualTo("ann");
    assertThat(CommonName.of("O=x,CN=ann,C=DE")).isEqualTo("ann");
    assertThat(CommonName.of("OU=x+CN=ann")).isEqualTo("ann");
    assertThat(CommonName.of("CN=a\\,CN\\=bob,O=y")).isEqualTo("a,CN=bob");
    assertThat(CommonName.of("O=y\\,CN=bob")).isNull();
    assertThat(CommonName.of("CN=#0c03616e6e")).isNull();
    assertThat(CommonName.of("O=nobody")).isNull();
    assertThat(CommonName.of("")).isNull();
  }
}
