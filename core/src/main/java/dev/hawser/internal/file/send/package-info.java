/// The half of a transfer that sends.
///
/// Where to begin: `Sender`. Its `Manifest` tells what there is. `Outgoing` knows what is to be
/// sent next (`OutgoingFiles`, `OutgoingFile`, `Piece`) and what is on its way (`OutLane`,
/// `LaneWindow`). Each lane has a `LaneWriter`, which reads a `SourceFile` into a `LaneBuffer`; a
/// `LaneKeeper` opens lanes, and a `Pacer` keeps all of them to a rate. A `Delta` finds what the
/// other end has already.
package dev.hawser.internal.file.send;
