package dev.hawser.harm;

import dev.hawser.Space;

/// Somebody who works in the global space: the server or a client.
///
/// @param name a name for messages, and the beginning of all values that come from here
/// @param id the id of the peer, 0 for the server
/// @param space the global space as seen from here
record Party(String name, long id, Space space) {}
