/// The half of a transfer that receives.
///
/// Where to begin: `Receiver`. Its `Decider` goes through the entries, the `Preparation` opens what
/// large files need, chunks come through a `LaneReader` and end in the `ChunkStore`, and the
/// `Completion` gives files their names. What all of them share is the `Reception`.
package dev.hawser.internal.file.receive;
