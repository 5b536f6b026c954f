/// What the two halves of a transfer say to each other.
///
/// Where to begin: `Control` is all that can be said, `ControlCodec` how it is written, and `Chunk`
/// the header of content. A `TransferStream` brings it; a `Half` hears it, says things on its
/// `Line`, and tells a `Meter` what it has done.
package dev.hawser.internal.file.protocol;
