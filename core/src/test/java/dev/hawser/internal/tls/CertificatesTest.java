package dev.hawser.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.internal.tls.Certificates.Issuer;
import dev.hawser.internal.tls.Certificates.Statement;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A certificate of ours")
class CertificatesTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  @Test
  @DisplayName("holds always, whatever calendar its maker's user counts by")
  void calendars() throws Exception {
    Locale usual = Locale.getDefault();
    try {
      for (String tag : List.of("en-u-ca-buddhist", "th-TH", "fa-IR-u-nu-arabext")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        X509Certificate made = selfSigned(Statement.of("someone", false));
        assertThat(made.getNotBefore().toInstant()).as(tag).isEqualTo(Certificates.ALWAYS);
        assertThat(made.getNotAfter().toInstant()).as(tag).isEqualTo(Certificates.FOREVER);
      }
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  @DisplayName("says whose it is, where that one is reached, and whether that one may sign others")
  void statements() throws Exception {
    X509Certificate made =
        selfSigned(Statement.of("someone", true, "example.org", "192.0.2.7", "2001:db8::7"));
    assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=someone");
    assertThat(made.getBasicConstraints()).isNotNegative();
    assertThat(made.getCriticalExtensionOIDs()).containsExactly("2.5.29.19");
    assertThat(made.getSubjectAlternativeNames())
        .containsExactly(
            List.of(DNS_NAME, "example.org"),
            List.of(IP_ADDRESS, "192.0.2.7"),
            List.of(IP_ADDRESS, "2001:db8:0:0:0:0:0:7"));
    assertThat(selfSigned(Statement.of("someone", false)).getBasicConstraints()).isNegative();
  }

  @Test
  @DisplayName("is signed by whoever issues it, with a key on an elliptic curve or RSA")
  void issuers() throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    for (KeyPair keys : List.of(Certificates.newKey(RANDOM), rsa)) {
      Issuer issuer = new Issuer(keys.getPrivate(), Statement.of("authority", true).name());
      KeyPair own = Certificates.newKey(RANDOM);
      X509Certificate made =
          Certificates.signed(own.getPublic(), Statement.of("someone", false), issuer, RANDOM);
      made.verify(keys.getPublic());
      assertThat(made.getIssuerX500Principal()).isEqualTo(issuer.name());
      assertThat(made.getPublicKey()).isEqualTo(own.getPublic());
    }
  }

  @Test
  @DisplayName("is made without another security provider for the whole program")
  void providers() {
    selfSigned(Statement.of("someone", false));
    Set<String> modules =
        Set.of(Security.getProviders()).stream()
            .map(Provider::getClass)
            .map(type -> type.getModule().getName())
            .collect(Collectors.toSet());
    assertThat(modules).doesNotContain("org.bouncycastle.provider");
  }

  private static X509Certificate selfSigned(Statement says) {
    return Certificates.selfSigned(Certificates.newKey(RANDOM), says, RANDOM);
  }
}
