/// Lanes: connections beside the session's, for nothing but the content of one transfer.
///
/// Where to begin: a `LaneSource` is what a sender asks for one, and the `LaneOffice` is how a
/// transfer comes by it: the server's end gives out numbers at its `LaneDesk`, the client's dials.
/// A `YieldingLane` makes way for small messages.
package dev.hawser.internal.file.lane;
