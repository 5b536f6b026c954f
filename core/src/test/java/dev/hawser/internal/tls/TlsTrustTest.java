package dev.hawser.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.Address;
import dev.hawser.RefusedException;
import dev.hawser.internal.tls.Certificates.Issuer;
import dev.hawser.internal.tls.Certificates.Statement;
import dev.hawser.security.Identity;
import dev.hawser.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTrustTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ONE = Identity.create();
  private static final Identity OTHER = Identity.create();
  private static final Authority AUTHORITY = new Authority("Our own authority");

  private static final byte[] SECRET =
      "a secret that is longer than any alert".getBytes(StandardCharsets.UTF_8);

  private final List<Ends> opened = new ArrayList<>();

  /// Somebody who vouches for others.
  private static final class Authority {
    private final KeyPair keys = Certificates.newKey(RANDOM);
    private final X509Certificate certificate;

    Authority(String name) {
      certificate = Certificates.selfSigned(keys, Statement.of(name, true), RANDOM);
    }

    Identity vouchFor(Statement says) {
      KeyPair own = Certificates.newKey(RANDOM);
      Issuer issuer = new Issuer(keys.getPrivate(), certificate.getSubjectX500Principal());
      return Identity.of(
          own.getPrivate(), Certificates.signed(own.getPublic(), says, issuer, RANDOM));
    }

    Identity vouchFor(String name, String... hosts) {
      return vouchFor(Statement.of(name, false, hosts));
    }
  }

  @AfterEach
  void closeAll() {
    opened.forEach(Ends::close);
  }

  private Ends raw() throws IOException {
    Ends ends = Ends.inMemory();
    opened.add(ends);
    return ends;
  }

  private static TlsClient pinning(Identity identity) {
    return new TlsClient(identity.fingerprint(), List.of(), null);
  }

  private static TlsClient trusting(Authority authority) {
    return new TlsClient(null, List.of(authority.certificate), null);
  }

  private static TlsServer server(Identity... identities) {
    return new TlsServer(List.of(identities), List.of());
  }

  private void assertRefused(TlsClient client, TlsServer server, String host, String... reason)
      throws Exception {
    Ends raw = raw();
    Future<TlsConnection> accepting = Ends.start(() -> server.accept(raw.server()));
    assertThatThrownBy(() -> client.connect(raw.client(), host))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll(reason);
    assertThat(Ends.failure(accepting))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not accept our key");
    assertThatThrownBy(() -> raw.client().write(new byte[1], 0, 1)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("the pinned key is accepted, again and again, under any name")
  void pinnedKey() throws Exception {
    TlsServer server = server(ONE);
    TlsClient client = pinning(ONE);
    for (int i = 0; i < 3; i++) {
      Ends.Tls tls = raw().shake(client, server, "any.name");
      assertThat(tls.talk()).isTrue();
      assertThat(tls.client().peer()).isEqualTo(ONE.chain().getFirst());
      assertThat(tls.server().peer()).isNull();
    }
  }

  @Test
  @DisplayName("a pinned key is accepted however its certificate has expired")
  void pinnedKeyOfExpiredCertificate() throws Exception {
    Identity expired = AUTHORITY.vouchFor(expired("old.test"));
    assertThat(raw().shake(pinning(expired), server(expired), "new.test").talk()).isTrue();
  }

  @Test
  @DisplayName("another key than the pinned one is refused, with both fingerprints and the remedy")
  void anotherKey() throws Exception {
    assertRefused(
        pinning(ONE),
        server(OTHER),
        "here",
        "the server at memory:ends",
        ONE.fingerprint(),
        OTHER.fingerprint(),
        "ask for a new ticket");
  }

  @Test
  @DisplayName("a client that met the pinned server before refuses another at the same address")
  void anotherKeyAfterTheRightOne() throws Exception {
    TlsClient client = pinning(ONE);
    assertThat(raw().shake(client, server(ONE), "here").talk()).isTrue();
    assertRefused(client, server(OTHER), "here", OTHER.fingerprint());
  }

  @Test
  @DisplayName("a server with the wrong key gets no byte of data, only the alert")
  void nothingIsSaidToTheWrongServer() throws Exception {
    Ends raw = raw();
    Listening listening = new Listening(raw.server());
    Future<TlsConnection> accepting = Ends.start(() -> server(OTHER).accept(listening));
    assertThatThrownBy(() -> tellSecret(pinning(ONE), raw.client()))
        .isInstanceOf(RefusedException.class);
    assertThat(Ends.failure(accepting)).hasMessageContaining("did not accept our key");
    List<Integer> records = listening.recordLengths();
    assertThat(records.subList(1, records.size()))
        .as("what follows the client's hello: too short for the secret")
        .isNotEmpty()
        .allMatch(length -> length < SECRET.length);
  }

  private static void tellSecret(TlsClient client, Connection raw) throws IOException {
    try (TlsConnection connection = client.connect(raw, "here")) {
      connection.write(SECRET, 0, SECRET.length);
    }
  }

  /// Writes down all that arrives.
  private static final class Listening implements Connection {
    private final Connection under;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Listening(Connection under) {
      this.under = under;
    }

    List<Integer> recordLengths() {
      List<Integer> lengths = new ArrayList<>();
      ByteBuffer all = ByteBuffer.wrap(heard.toByteArray());
      while (all.hasRemaining()) {
        int length = all.getShort(all.position() + 3);
        all.position(all.position() + 5 + length);
        lengths.add(length);
      }
      return lengths;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = under.read(buffer, offset, length);
      heard.write(buffer, offset, Math.max(0, count));
      return count;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      under.write(buffer, offset, length);
    }

    @Override
    public Address remote() {
      return under.remote();
    }

    @Override
    public void close() {
      under.close();
    }
  }

  @Test
  @DisplayName("a server shows an earlier identity to a client that asks for it")
  void earlierIdentity() throws Exception {
    TlsServer server = server(ONE, OTHER);
    assertThat(raw().shake(pinning(OTHER), server, "here").talk()).isTrue();
    assertThat(raw().shake(pinning(ONE), server, "here").talk()).isTrue();
    Identity unknown = Identity.create();
    assertRefused(pinning(unknown), server, "here", ONE.fingerprint());
  }

  @Test
  @DisplayName("a server that a given authority vouches for is accepted, by name and by address")
  void vouchedFor() throws Exception {
    TlsServer server = server(AUTHORITY.vouchFor("server", "good.test", "127.0.0.1", "::1"));
    for (String host : List.of("good.test", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1")) {
      for (int i = 0; i < 2; i++) {
        assertThat(raw().shake(trusting(AUTHORITY), server, host).talk()).as(host).isTrue();
      }
    }
  }

  @Test
  @DisplayName("where an authority is given, it decides, not a fingerprint")
  void authoritiesDecide() throws Exception {
    Identity known = AUTHORITY.vouchFor("server", "good.test");
    TlsClient client = new TlsClient(ONE.fingerprint(), List.of(AUTHORITY.certificate), null);
    assertThat(raw().shake(client, server(known), "good.test").talk()).isTrue();
    assertRefused(client, server(ONE), "good.test", "none of the given authorities");
  }

  @Test
  @DisplayName("the wrong host, the wrong authority and an expired certificate are refused")
  void notVouchedFor() throws Exception {
    TlsServer server = server(AUTHORITY.vouchFor("server", "good.test", "127.0.0.1"));
    assertRefused(trusting(AUTHORITY), server, "bad.test", "none of the given authorities");
    assertRefused(trusting(AUTHORITY), server, "127.0.0.2", "127.0.0.2");
    assertRefused(trusting(new Authority("Our own authority")), server, "good.test", "vouches");
    TlsServer late = server(AUTHORITY.vouchFor(expired("good.test")));
    assertRefused(trusting(AUTHORITY), late, "good.test", "none of the given authorities");
  }

  private static Statement expired(String host) {
    return Statement.of("server", false, host)
        .during(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2002-01-01T00:00:00Z"));
  }

  @Test
  @DisplayName("a session made under one host name does not open the door to another")
  void sessionsDoNotCrossNames() throws Exception {
    TlsServer server = server(AUTHORITY.vouchFor("server", "good.test"));
    TlsClient client = trusting(AUTHORITY);
    assertThat(raw().shake(client, server, "good.test").talk()).isTrue();
    assertRefused(client, server, "bad.test", "vouches");
  }

  @Test
  @DisplayName(
      "a client shows its certificate to a server that knows its authority, and to no other")
  void clientCertificates() throws Exception {
    Identity own = AUTHORITY.vouchFor("a client");
    TlsClient client = new TlsClient(ONE.fingerprint(), List.of(), own);
    TlsServer asking = new TlsServer(List.of(ONE), List.of(AUTHORITY.certificate));
    for (int i = 0; i < 3; i++) {
      Ends.Tls tls = raw().shake(client, asking, "here");
      assertThat(tls.talk()).isTrue();
      assertThat(tls.server().peer()).isEqualTo(own.chain().getFirst());
    }
    assertThat(raw().shake(pinning(ONE), asking, "here").server().peer()).isNull();
    X509Certificate stranger = new Authority("A stranger").certificate;
    TlsServer other = new TlsServer(List.of(ONE), List.of(stranger));
    Ends.Tls tls = raw().shake(client, other, "here");
    assertThat(tls.talk()).isTrue();
    assertThat(tls.server().peer()).isNull();
  }

  @Test
  @DisplayName("a client whose certificate has expired is refused")
  void expiredClient() throws Exception {
    Ends raw = raw();
    TlsClient client =
        new TlsClient(ONE.fingerprint(), List.of(), AUTHORITY.vouchFor(expired("c")));
    TlsServer asking = new TlsServer(List.of(ONE), List.of(AUTHORITY.certificate));
    Future<TlsConnection> accepting = Ends.start(() -> asking.accept(raw.server()));
    TlsConnection connected = client.connect(raw.client(), "here");
    assertThat(Ends.failure(accepting))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("vouches for its certificate");
    assertThatThrownBy(() -> connected.read(new byte[1], 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not accept our key");
  }

  @Test
  @DisplayName("a client that speaks no TLS is told apart from one that does")
  void plainClient() throws Exception {
    for (String garbage : List.of("GET / HTTP/1.1\r\n\r\n", "\u0016hello hello", "\0\0\0\0\0\0")) {
      Ends raw = raw();
      byte[] bytes = garbage.getBytes(StandardCharsets.ISO_8859_1);
      raw.client().write(bytes, 0, bytes.length);
      assertThatThrownBy(() -> server(ONE).accept(raw.server()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not speak TLS");
    }
  }

  @Test
  @DisplayName("garbage that begins like TLS is refused")
  void garbage() throws Exception {
    Ends raw = raw();
    byte[] bytes = new byte[5 + 200];
    bytes[0] = 22;
    bytes[1] = 3;
    bytes[4] = (byte) 200;
    raw.client().write(bytes, 0, bytes.length);
    assertThatThrownBy(() -> server(ONE).accept(raw.server()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no TLS with the client");
  }

  @Test
  @DisplayName("a server that speaks no TLS is told apart, with the way to connect to it")
  void plainServer() throws Exception {
    Ends raw = raw();
    raw.server().write(new byte[20], 0, 20);
    assertThatThrownBy(() -> pinning(ONE).connect(raw.client(), "here"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not speak TLS")
        .hasMessageContaining("insecure()");
  }

  @Test
  @DisplayName("an older TLS is refused")
  void olderTls() throws Exception {
    Ends raw = raw();
    Future<TlsConnection> accepting = Ends.start(() -> server(ONE).accept(raw.server()));
    SSLEngine engine =
        Contexts.context(List.of(), new TrustManager[] {new PinnedKey(ONE.fingerprint())})
            .createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setServerNames(List.<SNIServerName>of(new SNIHostName("here.test")));
    engine.setSSLParameters(parameters);
    assertThatThrownBy(() -> Handshake.shake(engine, raw.client(), new Inbound(raw.client())))
        .isInstanceOf(IOException.class);
    assertThat(Ends.failure(accepting)).hasMessageContaining("TLS 1.3");
  }

  @Test
  @DisplayName("closing the connection ends a handshake that takes too long, at both ends")
  void slowHandshake() throws Exception {
    Ends silentClient = raw();
    Future<TlsConnection> accepting = Ends.start(() -> server(ONE).accept(silentClient.server()));
    silentClient.client().write(new byte[] {22, 3}, 0, 2);
    silentClient.server().close();
    assertThat(Ends.failure(accepting)).isInstanceOf(IOException.class);
    Ends silentServer = raw();
    Future<TlsConnection> connecting =
        Ends.start(() -> pinning(ONE).connect(silentServer.client(), "here"));
    assertThat(silentServer.server().read(new byte[1], 0, 1)).isEqualTo(1);
    silentServer.client().close();
    assertThat(Ends.failure(connecting)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("the other end's closing during the handshake is said so")
  void closedDuringHandshake() throws Exception {
    Ends raw = raw();
    raw.client().close();
    assertThatThrownBy(() -> server(ONE).accept(raw.server()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("during the TLS handshake");
  }

  @Test
  @DisplayName("an end without what it needs cannot be made")
  void incomplete() {
    assertThatThrownBy(() -> new TlsServer(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TlsClient(null, List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
