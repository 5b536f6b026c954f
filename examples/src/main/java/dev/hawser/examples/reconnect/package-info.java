/// A client that goes on when its server was killed and another took its place.
///
///     ./hawser example hub server
///     ./hawser example reconnect server HUB NAME
///     ./hawser example reconnect client HUB
///
/// Kill the server, start another. Without a name server: `fixed localhost:1907 NAME` and
/// `neighbour localhost:1907`. The proxy finds the new server itself; in the original the client
/// must ask to be connected again.
package dev.hawser.examples.reconnect;
