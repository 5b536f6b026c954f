package dev.hawser.scenario;

import dev.hawser.internal.tls.Certificates;
import dev.hawser.internal.tls.Certificates.Issuer;
import dev.hawser.internal.tls.Certificates.Statement;
import dev.hawser.security.Identity;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/// Somebody who vouches for others, as a company's certificate authority does.
final class Authority {
  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys = Certificates.newKey(random);
  private final X509Certificate certificate =
      Certificates.selfSigned(keys, Statement.of("Our own authority", true), random);

  X509Certificate certificate() {
    return certificate;
  }

  /// A new key with a certificate.
  ///
  /// @param name the common name
  /// @param hosts what the owner may be reached under
  Identity vouchFor(String name, String... hosts) {
    KeyPair own = Certificates.newKey(random);
    Issuer issuer = new Issuer(keys.getPrivate(), certificate.getSubjectX500Principal());
    Statement says = Statement.of(name, false, hosts);
    return Identity.of(
        own.getPrivate(), Certificates.signed(own.getPublic(), says, issuer, random));
  }
}
