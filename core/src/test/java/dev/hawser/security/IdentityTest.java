package dev.hawser.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.scenario.ChildJvm;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  @TempDir Path temp;

  @Test
  @DisplayName("an identity is made once and then loaded, from a file that only its owner can read")
  void madeOnce() throws Exception {
    Path folder = temp.resolve("deep").resolve("folder");
    Identity made = Identity.load(folder);
    Identity loaded = Identity.load(folder);
    assertThat(loaded.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(loaded.privateKey()).isEqualTo(made.privateKey());
    assertThat(loaded.chain()).isEqualTo(made.chain());
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("identity.pem"))).isEqualTo("rw-------");
    assertThat(names(folder)).containsExactlyInAnyOrder("identity.pem", "identity.lock");
  }

  @Test
  @DisplayName("where Bouncy Castle is missing, a first identity says so, and what to do")
  void noBouncyCastle() throws Exception {
    URL[] alone = {ChildJvm.classes(Identity.class).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(alone, null)) {
      Method create = loader.loadClass(Identity.class.getName()).getMethod("create");
      assertThatThrownBy(() -> create.invoke(null))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("Bouncy Castle", "bcpkix-jdk18on", "hawser java FILE");
    }
  }

  @Test
  @DisplayName("those who load at the same moment get the same one")
  void sameMoment() throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    List<Future<String>> loading = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      FutureTask<String> task =
          new FutureTask<>(() -> {
            start.await();
            return Identity.load(temp).fingerprint();
          });
      Thread.ofPlatform().start(task);
      loading.add(task);
    }
    Set<String> fingerprints = new HashSet<>();
    for (Future<String> each : loading) {
      fingerprints.add(each.get());
    }
    assertThat(fingerprints).hasSize(1);
  }

  @Test
  @DisplayName("a key file that others can read is refused, with the command that changes that")
  void readableByOthers() throws Exception {
    Identity.load(temp);
    Path file = temp.resolve("identity.pem");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Identity.load(temp))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("chmod 600 '" + file + "'");
  }

  @Test
  @DisplayName("a file that holds no identity is named, and its content is not shown")
  void spoiltFile() throws Exception {
    Identity.load(temp);
    Path file = temp.resolve("identity.pem");
    String whole = Files.readString(file);
    String key = whole.substring(0, whole.indexOf("-----BEGIN CERT"));
    String secret = key.lines().skip(1).findFirst().orElseThrow();
    for (String spoilt :
        List.of("", key, whole.replace("MI", "!?"), whole.substring(key.length()), key + key)) {
      Files.writeString(file, spoilt);
      assertThatThrownBy(() -> Identity.load(temp))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("holds no identity")
          .hasMessageNotContaining(secret.substring(8, 24));
    }
  }

  @Test
  @DisplayName("the fingerprint is the first 160 bits of the key's digest, in base 32")
  void fingerprint() throws Exception {
    Identity identity = Identity.create();
    byte[] key = identity.chain().getFirst().getPublicKey().getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
    BigInteger bits = new BigInteger(1, digest).shiftRight(96);
    StringBuilder expected = new StringBuilder();
    for (int i = 31; i >= 0; i--) {
      int digit = bits.shiftRight(5 * i).intValue() & 31;
      expected.append("0123456789abcdefghjkmnpqrstvwxyz".charAt(digit));
    }
    assertThat(identity.fingerprint()).isEqualTo(expected.toString()).hasSize(32);
    assertThat(Identity.create().fingerprint()).isNotEqualTo(identity.fingerprint());
  }

  @Test
  @DisplayName("a key needs its own certificate")
  void belongTogether() {
    Identity one = Identity.create();
    Identity other = Identity.create();
    X509Certificate foreign = other.chain().getFirst();
    assertThat(Identity.of(one.privateKey(), one.chain().getFirst()).fingerprint())
        .isEqualTo(one.fingerprint());
    assertThatThrownBy(() -> Identity.of(one.privateKey(), foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not for this private key");
    assertThatThrownBy(() -> Identity.of(one.privateKey()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("certificate");
  }

  @Test
  @DisplayName(
      "a key store gives its only key, and says so if it has none, two, or another password")
  void keyStore() throws Exception {
    Identity one = Identity.create();
    char[] password = "correct horse".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    assertThatThrownBy(() -> Identity.read(store, password))
        .isInstanceOf(IllegalArgumentException.class);
    store.load(null, null);
    assertThatThrownBy(() -> Identity.read(store, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 private keys");
    put(store, "one", one, password);
    store.setCertificateEntry("someone", Identity.create().chain().getFirst());
    assertThat(Identity.read(store, password).fingerprint()).isEqualTo(one.fingerprint());
    assertThatThrownBy(() -> Identity.read(store, "wrong".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("wrong");
    put(store, "two", Identity.create(), password);
    assertThatThrownBy(() -> Identity.read(store, password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 private keys");
  }

  private static void put(KeyStore store, String alias, Identity identity, char[] password)
      throws Exception {
    store.setKeyEntry(
        alias, identity.privateKey(), password, identity.chain().toArray(X509Certificate[]::new));
  }

  @Test
  @DisplayName("in text an identity is its name and its fingerprint")
  void text() {
    Identity identity = Identity.create();
    assertThat(identity).hasToString("identity CN=Hawser (" + identity.fingerprint() + ")");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
