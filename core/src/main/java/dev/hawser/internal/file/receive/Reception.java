package dev.hawser.internal.file.receive;

import dev.hawser.file.TransferOptions;
import dev.hawser.internal.disk.Disk;
import dev.hawser.internal.file.protocol.Meter;

/// What the pieces of a receiver share.
///
/// @param options how it is done
/// @param disk where to
/// @param meter who is told
/// @param tally what was counted
/// @param answers what is said to the sender
/// @param agenda what is still to be done
/// @param workers for what takes long
record Reception(
    TransferOptions options,
    Disk disk,
    Meter meter,
    Tally tally,
    Answers answers,
    Agenda agenda,
    Workers workers) {}
