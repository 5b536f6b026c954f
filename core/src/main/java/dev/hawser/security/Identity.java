package dev.hawser.security;

import static java.util.Objects.requireNonNull;

import dev.hawser.internal.security.Base32;
import dev.hawser.internal.security.Home;
import dev.hawser.internal.tls.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A private key with its certificate: what a server, or a client, proves itself by.
///
/// A server that is given none has {@link #own()}, which is made once and kept. Tickets name the
/// {@link #fingerprint} of its key, so whoever has a ticket needs no authority to vouch for it.
///
/// Immutable, and safe for use by many threads. The private key never shows itself in text.
public final class Identity {
  private static final int FINGERPRINT_BITS = 160;
  private static final byte[] SAMPLE = {'h', 'a', 'w', 's', 'e', 'r'};

  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final String fingerprint;

  private Identity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
    this.fingerprint = fingerprintOf(chain.getFirst().getPublicKey());
  }

  /// A key and a certificate of one's own.
  ///
  /// @param key on an elliptic curve, RSA or Ed25519
  /// @param chain the certificate for this key first, then those that vouch for the one before
  /// @throws IllegalArgumentException if there is no certificate, or the first is for another key
  public static Identity of(PrivateKey key, X509Certificate... chain) {
    requireNonNull(key, "key");
    requireNonNull(chain, "chain");
    if (chain.length == 0) {
      throw new IllegalArgumentException("an identity needs the certificate of its key");
    }
    List<X509Certificate> certificates = List.of(chain);
    requireBelongs(key, certificates.getFirst());
    return new Identity(key, certificates);
  }

  /// A new key with a certificate that it signs itself. It is kept nowhere: with the process, all
  /// tickets for it are gone.
  public static Identity create() {
    SecureRandom random = new SecureRandom();
    try {
      return create(random);
    } catch (NoClassDefFoundError e) {
      throw noBouncyCastle(e);
    }
  }

  private static Identity create(SecureRandom random) {
    KeyPair keys = Certificates.newKey(random);
    Certificates.Statement says = Certificates.Statement.of("Hawser", false);
    return new Identity(keys.getPrivate(), List.of(Certificates.selfSigned(keys, says, random)));
  }

  private static IllegalStateException noBouncyCastle(NoClassDefFoundError e) {
    return new IllegalStateException(
        "a first key needs a certificate, which Bouncy Castle makes, and that is not on the class"
            + " path: add bcpkix-jdk18on with what it depends on, as a build with Maven or Gradle"
            + " does by itself, or run the program with \"hawser java FILE\" of a clone",
        e);
  }

  /// This user's identity: {@link #load} from the folder where Hawser keeps this user's files,
  /// usually `~/.config/hawser`; the system property `hawser.home` or the environment variable
  /// `HAWSER_HOME` names another.
  ///
  /// @throws UncheckedIOException as {@link #load} does
  public static Identity own() {
    return load(Home.folder());
  }

  /// The identity that is kept in a folder, in the file `identity.pem`: the private key (PKCS #8)
  /// and its certificates. If there is none, one is made and kept; of processes that do this at the
  /// same time one makes it and the others load it. The file is made readable for its owner only,
  /// and one that others can read is refused.
  ///
  /// @throws UncheckedIOException if the file cannot be read or made, holds something else, or can
  ///   be read by others; the message names the file and says what to do
  public static Identity load(Path folder) {
    requireNonNull(folder, "folder");
    try {
      return new IdentityFile(folder).load();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /// The only private key in a key store, with its certificates.
  ///
  /// @param password what the key is protected by
  /// @throws IllegalArgumentException if there is no such key, or more than one, or the password is
  ///   wrong
  public static Identity read(KeyStore store, char[] password) {
    requireNonNull(store, "store");
    requireNonNull(password, "password");
    try {
      List<String> keys = Collections.list(store.aliases());
      keys.removeIf(alias -> !holdsKey(store, alias));
      if (keys.size() != 1) {
        throw new IllegalArgumentException(
            "the key store holds %d private keys %s; an identity needs one that holds exactly one"
                .formatted(keys.size(), keys));
      }
      String alias = keys.getFirst();
      if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
        throw new IllegalArgumentException("the key '" + alias + "' is not a private key");
      }
      return of(key, x509(store.getCertificateChain(alias)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "cannot read the private key from the key store; is the password right? " + e, e);
    }
  }

  private static boolean holdsKey(KeyStore store, String alias) {
    try {
      return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key store must be loaded first", e);
    }
  }

  private static X509Certificate[] x509(Certificate[] chain) {
    return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
  }

  /// Proves by a signature that the two belong together.
  private static void requireBelongs(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature = Signature.getInstance(signatureFor(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      if (signature.verify(signed)) {
        return;
      }
    } catch (InvalidKeyException otherKind) {
      // Keys of two kinds do not belong together either.
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot sign with the private key: " + e, e);
    }
    throw new IllegalArgumentException(
        "the certificate of '%s' is not for this private key; give the key's own certificate first"
            .formatted(certificate.getSubjectX500Principal().getName()));
  }

  private static String signatureFor(String algorithm) {
    return switch (algorithm) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      case "EdDSA", "Ed25519" -> "EdDSA";
      default ->
          throw new IllegalArgumentException(
              "a private key of the kind "
                  + algorithm
                  + " cannot be used here; use one on an elliptic curve, RSA or Ed25519");
    };
  }

  /// The fingerprint of this identity's key, as tickets name it.
  public String fingerprint() {
    return fingerprint;
  }

  /// The fingerprint of any public key: the first 160 bits of the SHA-256 digest of its
  /// `SubjectPublicKeyInfo`, as 32 letters and digits.
  public static String fingerprintOf(PublicKey key) {
    requireNonNull(key, "key");
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new IllegalArgumentException("this kind of key has no encoding: " + key.getAlgorithm());
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return Base32.encode(digest, FINGERPRINT_BITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The private key. Whoever has it can pass for this identity.
  public PrivateKey privateKey() {
    return key;
  }

  /// The certificate of the key first, then those that vouch for the one before. Unmodifiable.
  public List<X509Certificate> chain() {
    return chain;
  }

  /// The name and the fingerprint; never the private key.
  @Override
  public String toString() {
    String name = chain.getFirst().getSubjectX500Principal().getName();
    return "identity " + name + " (" + fingerprint + ")";
  }
}
