/// Live objects: what is exported, what the other end holds, and calls of it.
///
/// Where to begin: `LiveObjects` is all of this for one session. What an interface or an object
/// lets others call: `Contract`, `Exposure`, `Member`. Who holds what: `GivenObjects`,
/// `HeldObjects`, `Far`, `Releases`. Values with references in them: `Letter`,
/// `OutgoingReferences`, `IncomingReferences`. A call: `ProxyHandler` and `OutgoingInvocation` at
/// the caller's end, `IncomingInvocation` and `Execution` at the owner's. Handles: `FarReference`
/// at the caller's end, `Operators`, `HandleMembers`, `Items` and `StoredValues` at the owner's.
/// Batches: `CallBatch`, `OutgoingBatch`, `IncomingBatch`. Pipelining: `Pipelining`, `Promise` and
/// `PipelinedCall` at the caller's end, `Promises` and `PipelinedRun` at the owner's. Results of
/// many items: `RemoteItems` and `ItemInbox` at the caller's end, `ItemSource` and `ItemPump` at
/// the owner's.
package dev.hawser.internal.object;
