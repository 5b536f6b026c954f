package dev.hawser.security;

import dev.hawser.internal.security.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file that keeps an identity: its private key and certificates in PEM form.
final class IdentityFile {
  /// A file lock keeps other processes out, but not the threads of this one.
  private static final ReentrantLock MAKING = new ReentrantLock();

  private static final int LINE = 64;
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  private final Path folder;
  private final Path file;

  IdentityFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("identity.pem");
  }

  /// Reads it, and makes it first if it does not exist.
  Identity load() throws IOException {
    if (!Files.exists(file)) {
      OwnerOnly.makeFolder(folder);
      makeOnce();
    }
    return parse(OwnerOnly.read(file));
  }

  private void makeOnce() throws IOException {
    MAKING.lock();
    try (FileChannel channel = OwnerOnly.open(folder.resolve("identity.lock"));
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.exists(file)) {
        OwnerOnly.replace(file, print(Identity.create()));
      }
    } finally {
      MAKING.unlock();
    }
  }

  private static byte[] print(Identity identity) {
    try {
      StringBuilder text = new StringBuilder();
      append(text, "PRIVATE KEY", identity.privateKey().getEncoded());
      for (X509Certificate certificate : identity.chain()) {
        append(text, "CERTIFICATE", certificate.getEncoded());
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of ours can be written", e);
    }
  }

  private static void append(StringBuilder text, String kind, byte[] content) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    text.append("-----BEGIN ").append(kind).append("-----\n");
    text.append(lines.encodeToString(content));
    text.append("\n-----END ").append(kind).append("-----\n");
  }

  private Identity parse(byte[] content) throws IOException {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Matcher key = PRIVATE_KEY.matcher(text);
    try {
      if (!key.find()) {
        throw new GeneralSecurityException("there is no 'BEGIN PRIVATE KEY' in it");
      }
      X509Certificate[] chain = chain(text.substring(0, key.start()) + text.substring(key.end()));
      if (chain.length == 0) {
        throw new GeneralSecurityException("there is no 'BEGIN CERTIFICATE' in it");
      }
      byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
      return Identity.of(privateKey(encoded, chain[0].getPublicKey().getAlgorithm()), chain);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Without the cause, whose own causes might quote what they could not read.
      throw new IOException(
          file
              + " holds no identity: "
              + reason(e)
              + "; put the right file there, or delete it: then a new identity is made, and all"
              + " tickets for the old one are void");
    }
  }

  private static PrivateKey privateKey(byte[] encoded, String algorithm)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static X509Certificate[] chain(String withoutKey) throws GeneralSecurityException {
    byte[] bytes = withoutKey.getBytes(StandardCharsets.ISO_8859_1);
    Collection<? extends Certificate> all =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    return all.toArray(X509Certificate[]::new);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message != null && message.length() < 200 ? message : e.getClass().getSimpleName();
  }
}
