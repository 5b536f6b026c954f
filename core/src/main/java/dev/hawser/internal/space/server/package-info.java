/// The server's side of maps and queues: an engine keeps them, clients ask about them.
///
/// Where to begin: `Guest` is what a server keeps for one client, and how it answers it.
/// `MapRequest` and `QueueRequest` are requests, `Taking` an item on its way, `HeldLeases` what a
/// client has not settled yet, and `Feed` the stream of changes that a client follows.
/// `EngineSpace` is a space, with the maps and queues that the server's own programs see, too:
/// `EngineMapOwner` and `EngineQueueOwner`.
package dev.hawser.internal.space.server;
