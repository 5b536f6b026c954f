/// The client's side of maps and queues: it asks the server that keeps them.
///
/// Where to begin: `SessionMapOwner` and `SessionQueueOwner` turn operations into `Requests`, or
/// into a `Conversation` where the answer comes in `Pages`. `Following` hears what changes.
package dev.hawser.internal.space.client;
