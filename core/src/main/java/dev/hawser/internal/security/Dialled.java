package dev.hawser.internal.security;

import dev.hawser.spi.Connection;

/// A connection to a server, safe to talk over.
///
/// @param connection what to talk over
/// @param binding what ties proofs to this connection, as at the server; empty without TLS
public record Dialled(Connection connection, byte[] binding) {}
