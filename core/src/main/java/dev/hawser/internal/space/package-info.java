/// What a peer is, at either end of a session, and what the two share: maps, queues and pipes.
///
/// Where to begin: `ClientPeer` is a client, `EmbeddedServer` a server, and `ServerPeer` a client
/// as its server sees it. What both ends of a session have in common is in `LinkedPeer` and `Link`,
/// which brings each stream that the other end begins to whom it concerns. `Settings` holds all
/// that can be set, `Entrance` is the way into a server, `Approach` the way to one, and `Variables`
/// are the maps and queues of one space as a program sees them.
///
/// The rooms, each below those that use it:
///
/// | room | what is in it |
/// |---|---|
/// | `server` | what a server does for its clients: keeps maps and queues in an engine, answers requests, sends changes |
/// | `client` | what a client does: asks its server, and follows maps |
/// | `protocol` | what the two say, and what makes it arrive in the order in which it happened |
/// | `map` | what a map is, wherever it is kept: its operations, its replica |
/// | `queue` | what a queue is, wherever it is kept |
/// | `pipe` | pipes between the two ends of a session |
/// | `value` | values as they travel, with the streams that ride in them |
package dev.hawser.internal.space;
