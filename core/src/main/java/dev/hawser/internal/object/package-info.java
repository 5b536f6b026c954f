/// Live objects: what is exported, who holds what, and calls of it.
///
/// Where to begin: `LiveObjects` is all of this for one session. It brings each stream that the
/// other end begins to whom it concerns, and asks the other end's `Host`, which `SessionHost` is
/// here. `SessionFaces` and `SessionCallee` are where the rooms below meet that do not know each
/// other. `OnewayCalls` hears what nobody waits for.
///
/// The rooms, each below those that use it:
///
/// | room | what is in it |
/// |---|---|
/// | `handle` | handles, and the operations that they have done where their object is |
/// | `batch` | several calls in one message |
/// | `pipeline` | calls of results that are not there yet |
/// | `stream` | streams of bytes that are read or written at the other end |
/// | `items` | results of many items |
/// | `invocation` | a call: its caller's end, its owner's end |
/// | `reference` | who holds what, and the messages that mention it |
/// | `export` | what is shown under names |
/// | `contract` | what an interface or an object lets others call |
package dev.hawser.internal.object;
