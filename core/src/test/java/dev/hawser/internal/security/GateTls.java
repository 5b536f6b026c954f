package dev.hawser.internal.security;

import dev.hawser.internal.tls.TlsServer;
import dev.hawser.security.Identity;
import java.util.List;

/// The TLS end of a gate in tests.
final class GateTls {
  static final Identity IDENTITY = Identity.create();

  private GateTls() {}

  static TlsServer server() {
    return new TlsServer(List.of(IDENTITY), List.of());
  }
}
