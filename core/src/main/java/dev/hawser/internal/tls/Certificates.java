package dev.hawser.internal.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys and certificates.
///
/// Bouncy Castle writes down what a certificate says, which the JDK cannot; keys and signatures are
/// the JDK's. Only this class knows of it, so that it is loaded by those only who make a
/// certificate.
public final class Certificates {
  /// Long before any clock's time.
  public static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

  /// What RFC 5280 has for a certificate that does not end.
  public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

  private static final int SERIAL_BITS = 127;

  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

  private Certificates() {}

  /// Who signs.
  ///
  /// @param key its private key
  /// @param name its name, as in its own certificate
  public record Issuer(PrivateKey key, X500Principal name) {}

  /// What a certificate says.
  ///
  /// @param name whose key it is
  /// @param hosts host names and IP addresses that the owner may be reached under
  /// @param authority whether the owner may sign others' certificates
  /// @param from the first moment it holds
  /// @param until the last moment it holds
  public record Statement(
      X500Principal name, List<String> hosts, boolean authority, Instant from, Instant until) {
    /// A statement that holds always.
    public static Statement of(String commonName, boolean authority, String... hosts) {
      return new Statement(
          new X500Principal("CN=" + commonName), List.of(hosts), authority, ALWAYS, FOREVER);
    }

    /// The same, for some time only.
    public Statement during(Instant first, Instant last) {
      return new Statement(name, hosts, authority, first, last);
    }
  }

  /// A new key on the curve P-256, which every TLS 1.3 understands.
  public static KeyPair newKey(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256 keys", e);
    }
  }

  /// A certificate for a key, signed with the same key.
  public static X509Certificate selfSigned(KeyPair keys, Statement says, SecureRandom random) {
    return signed(keys.getPublic(), says, new Issuer(keys.getPrivate(), says.name()), random);
  }

  /// A certificate for a key.
  public static X509Certificate signed(
      PublicKey key, Statement says, Issuer issuer, SecureRandom random) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              encoded(issuer.name()),
              new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
              encoded(says.from()),
              encoded(says.until()),
              encoded(says.name()),
              SubjectPublicKeyInfo.getInstance(key.getEncoded()));
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(says.authority()));
      if (!says.hosts().isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, generalNames(says.hosts()));
      }
      JcaContentSignerBuilder signer =
          new JcaContentSignerBuilder(SIGNATURES.get(issuer.key().getAlgorithm()));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer.setSecureRandom(random).build(issuer.key())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a certificate: " + e.getMessage(), e);
    }
  }

  private static X500Name encoded(X500Principal name) {
    return X500Name.getInstance(name.getEncoded());
  }

  /// In the root locale, because others may count years by another calendar.
  private static Time encoded(Instant moment) {
    return new Time(Date.from(moment), Locale.ROOT);
  }

  private static GeneralNames generalNames(List<String> hosts) {
    return new GeneralNames(
        hosts.stream().map(Certificates::generalName).toArray(GeneralName[]::new));
  }

  private static GeneralName generalName(String host) {
    return Hosts.isAddress(host)
        ? new GeneralName(
            GeneralName.iPAddress, new DEROctetString(InetAddress.ofLiteral(host).getAddress()))
        : new GeneralName(GeneralName.dNSName, host);
  }
}
