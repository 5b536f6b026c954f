package dev.hawser.internal.tls;

import dev.hawser.security.Identity;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts exactly one server key, whatever the certificate around it says of names, dates and
/// signers.
final class PinnedKey extends X509ExtendedTrustManager {
  private final String fingerprint;

  PinnedKey(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    String shown = Identity.fingerprintOf(chain[0].getPublicKey());
    if (!shown.equals(fingerprint)) {
      throw new WrongKeyException(shown);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noClients();
  }

  private static CertificateException noClients() {
    return new CertificateException("only a server's key is pinned");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /// The server has another key.
  static final class WrongKeyException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final String shown;

    WrongKeyException(String shown) {
      super("the server's key has the fingerprint " + shown);
      this.shown = shown;
    }

    /// The fingerprint of the key that the server has.
    String shown() {
      return shown;
    }
  }
}
