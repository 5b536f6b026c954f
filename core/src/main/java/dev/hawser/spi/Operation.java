package dev.hawser.spi;

/// Names one change, so that it can be repeated without being done twice.
///
/// A repetition changes nothing and gets the first result, also when that is the future of a put or
/// take that still waits or was withdrawn. A large result may be forgotten early: the repetition
/// then fails with {@link EngineException}, *maybe done*.
///
/// @param origin who asks: a peer's id, or 0 for the server itself
/// @param number the origin's own count, growing by one with each change. An engine recognises a
///   repetition among an origin's last 256 changes at least
public record Operation(long origin, long number) {}
