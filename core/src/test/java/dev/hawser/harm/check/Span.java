package dev.hawser.harm.check;

/// The versions of a map during which a key had one value.
///
/// @param from the version that gave it the value
/// @param until the version that took it away
record Span(long from, long until) {}
