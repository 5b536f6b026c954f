/// What a queue is, wherever it is kept.
///
/// Where to begin: `TypedQueue` is the queue that programs see, in terms of a `QueueOwner`. An item
/// on lease is a `LeasedItem`.
package dev.hawser.internal.space.queue;
