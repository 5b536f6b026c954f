package dev.hawser.internal.tls;

import dev.hawser.security.Identity;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Which identity this end shows: the one that is asked for by its fingerprint, else the first.
final class ShownIdentities extends X509ExtendedKeyManager {
  private final List<Identity> identities;

  ShownIdentities(List<Identity> identities) {
    this.identities = List.copyOf(identities);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    Identity shown = askedFor(engine);
    return isOfType(shown, keyType) ? shown.fingerprint() : null;
  }

  private Identity askedFor(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        String text = new String(name.getEncoded(), StandardCharsets.US_ASCII);
        for (Identity identity : identities) {
          if (text.equalsIgnoreCase(Hosts.withKey(identity.fingerprint()))) {
            return identity;
          }
        }
      }
    }
    return identities.getFirst();
  }

  /// A client shows its identity to a server that knows one of those who vouch for it; another
  /// server could only turn it away, and may want something else.
  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    for (Identity identity : identities) {
      boolean usable = Arrays.stream(keyTypes).anyMatch(type -> isOfType(identity, type));
      if (usable && isVouchedFor(identity, issuers)) {
        return identity.fingerprint();
      }
    }
    return null;
  }

  private static boolean isVouchedFor(Identity identity, Principal @Nullable [] issuers) {
    if (issuers == null || issuers.length == 0) {
      return true;
    }
    List<Principal> known = List.of(issuers);
    return identity.chain().stream()
        .anyMatch(each ->
            known.contains(each.getIssuerX500Principal())
                || known.contains(each.getSubjectX500Principal()));
  }

  private static boolean isOfType(Identity identity, String keyType) {
    return identity.privateKey().getAlgorithm().equals(keyType);
  }

  private @Nullable Identity named(String alias) {
    for (Identity identity : identities) {
      if (identity.fingerprint().equals(alias)) {
        return identity;
      }
    }
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Identity identity = named(alias);
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Identity identity = named(alias);
    return identity == null ? null : identity.privateKey();
  }

  // ---- what only sockets need, which are not used here ----

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
