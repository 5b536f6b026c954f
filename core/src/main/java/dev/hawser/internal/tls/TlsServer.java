package dev.hawser.internal.tls;

import dev.hawser.internal.tls.Handshake.NoTlsException;
import dev.hawser.security.Identity;
import dev.hawser.spi.Connection;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The answering end of TLS. Safe for use by many threads.
public final class TlsServer {
  private final SSLContext context;
  private final boolean asksForCertificates;

  /// @param identities the current one first; the others are still shown to clients that ask for
  ///   them
  /// @param clientAuthorities who may vouch for clients' certificates; none are asked for if empty
  public TlsServer(List<Identity> identities, List<X509Certificate> clientAuthorities) {
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("a server needs an identity");
    }
    asksForCertificates = !clientAuthorities.isEmpty();
    context =
        Contexts.context(
            identities,
            asksForCertificates ? Contexts.authorities(clientAuthorities) : new TrustManager[0]);
  }

  /// Shakes hands. Blocks; closing the connection ends it.
  ///
  /// @throws IOException if that comes to nothing; the message says why, and the connection is
  ///   closed
  public TlsConnection accept(Connection connection) throws IOException {
    SSLEngine engine = engine();
    Inbound inbound = new Inbound(connection);
    try {
      Handshake.shake(engine, connection, inbound);
      return new TlsConnection(engine, connection, inbound);
    } catch (IOException e) {
      connection.close();
      throw new IOException(failure(connection, e), e);
    }
  }

  private SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = Contexts.parameters(engine);
    parameters.setWantClientAuth(asksForCertificates);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static String failure(Connection connection, IOException e) {
    if (e instanceof NoTlsException) {
      return "the client at "
          + connection.remote()
          + " does not speak TLS; a client of this server needs a ticket, and must not be insecure";
    }
    return "no TLS with the client at " + connection.remote() + ": " + reason(e);
  }

  private static @Nullable String reason(IOException e) {
    if (e.getCause() instanceof CertificateException certificate) {
      return "no authority given here vouches for its certificate (%s)"
          .formatted(certificate.getMessage());
    }
    return e instanceof SSLException ssl ? "it " + Alerts.meaning(ssl) : e.getMessage();
  }
}
