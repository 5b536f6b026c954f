package dev.hawser.internal.tls;

import dev.hawser.security.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What the two ends of TLS have in common.
final class Contexts {
  private static final String VERSION = "TLSv1.3";

  /// The quickest first.
  private static final String[] CIPHERS = {
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
  };

  private Contexts() {}

  /// A context, which remembers its sessions so that the next handshake is shorter.
  ///
  /// @param identities what to show
  /// @param trusted whom to trust
  static SSLContext context(List<Identity> identities, TrustManager[] trusted) {
    try {
      KeyManager[] shown =
          identities.isEmpty()
              ? new KeyManager[0]
              : new KeyManager[] {new ShownIdentities(identities)};
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(shown, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + VERSION, e);
    }
  }

  /// Trust in those for whom one of these vouches.
  static TrustManager[] authorities(List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("cannot trust these authorities: " + e, e);
    }
  }

  /// The parameters for an engine of either end.
  static SSLParameters parameters(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {VERSION});
    parameters.setCipherSuites(CIPHERS);
    parameters.setUseCipherSuitesOrder(true);
    return parameters;
  }
}
