package dev.hawser.internal.tls;

import dev.hawser.RefusedException;
import dev.hawser.internal.tls.Handshake.NoTlsException;
import dev.hawser.internal.tls.PinnedKey.WrongKeyException;
import dev.hawser.security.Identity;
import dev.hawser.spi.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The calling end of TLS. Safe for use by many threads.
///
/// Each has a context of its own, so a TLS session that is taken up again was made with the very
/// server that is meant.
public final class TlsClient {
  private static final String IF_INSECURE =
      "if it is Hawser, and insecure by its owner's choice, say Client.builder().insecure()";

  private final @Nullable String pinned;
  private final SSLContext context;

  /// @param fingerprint the server's key, pinned; null if an authority vouches for it
  /// @param authorities who may vouch for the server, by certificate and host name; if there are
  ///   any, they decide, and nothing is pinned
  /// @param own what to show to a server that asks, or null
  public TlsClient(
      @Nullable String fingerprint, List<X509Certificate> authorities, @Nullable Identity own) {
    List<Identity> identities = own == null ? List.of() : List.of(own);
    if (!authorities.isEmpty()) {
      pinned = null;
      context = Contexts.context(identities, Contexts.authorities(authorities));
    } else if (fingerprint != null) {
      pinned = fingerprint;
      context = Contexts.context(identities, new TrustManager[] {new PinnedKey(fingerprint)});
    } else {
      throw new IllegalArgumentException(
          "a client needs the fingerprint of the server's key, or an authority that vouches for"
              + " it");
    }
  }

  /// Shakes hands, and makes sure of the server before anything is said to it. Blocks; closing the
  /// connection ends it.
  ///
  /// @param host the name the server should have, if an authority vouches for it
  /// @throws RefusedException if it is not the server that was meant
  /// @throws IOException if there is no server that speaks TLS, or the connection breaks; whatever
  ///   is thrown, the connection is closed
  public TlsConnection connect(Connection connection, String host) throws IOException {
    SSLEngine engine = engine(host, connection.remote().port());
    Inbound inbound = new Inbound(connection);
    try {
      Handshake.shake(engine, connection, inbound);
      return new TlsConnection(engine, connection, inbound);
    } catch (IOException e) {
      connection.close();
      if (e.getCause() instanceof CertificateException certificate) {
        throw new RefusedException(refusal(connection, certificate));
      }
      throw new IOException(failure(connection, e), e);
    }
  }

  private SSLEngine engine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = Contexts.parameters(engine);
    parameters.setServerNames(names(host));
    if (pinned == null) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// A server with several keys shows the one that is asked for by such a name.
  private List<SNIServerName> names(String host) {
    String name = pinned == null ? host : Hosts.withKey(pinned);
    try {
      return Hosts.isAddress(name) ? List.of() : List.of(new SNIHostName(name));
    } catch (IllegalArgumentException unusual) {
      // TLS cannot ask for such a name; the certificate is compared with it all the same.
      return List.of();
    }
  }

  private static String failure(Connection connection, IOException e) {
    if (e instanceof NoTlsException) {
      return "the server at " + connection.remote() + " does not speak TLS; " + IF_INSECURE;
    }
    String reason = e instanceof SSLException ssl ? "it " + Alerts.meaning(ssl) : e.getMessage();
    if (e instanceof EOFException) {
      reason += "; " + IF_INSECURE;
    }
    return "no TLS with the server at " + connection.remote() + ": " + reason;
  }

  private String refusal(Connection connection, CertificateException e) {
    if (e instanceof WrongKeyException wrong) {
      return "the server at %s is not the one the ticket is for: its key's fingerprint is %s, the ticket names %s; ask for a new ticket if the server has a new key, else someone stands between"
          .formatted(connection.remote(), wrong.shown(), pinned);
    }
    return "the server at %s is refused: none of the given authorities vouches for it under this name (%s)"
        .formatted(connection.remote(), e.getMessage());
  }
}
