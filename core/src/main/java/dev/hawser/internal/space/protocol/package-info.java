/// What a client and its server say to each other about maps and queues.
///
/// Where to begin: a request says what it wants (`MapOp`, `QueueOp`) of whose space (`Scope`), and
/// an `Answer` says first how far changes had come. `Progress` waits until this end has come as
/// far, so that nobody sees a result before its cause; `Order` does so for all else that a session
/// carries.
package dev.hawser.internal.space.protocol;
