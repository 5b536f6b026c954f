/// Which thread runs what at a server: calls side by side, one by one, or all on one thread.
///
///     ./hawser example servertypes server
///     ./hawser example servertypes client ADDRESS
///
/// It is chosen for each object, not for the whole server; calls have no thread that is always
/// theirs.
package dev.hawser.examples.servertypes;
