/// Calls between two ends: of shipped code, of registered functions, of source.
///
/// {@link dev.hawser.internal.call.Calls} is all of one session. A call leaves as an {@link
/// dev.hawser.internal.call.OutgoingCall}, arrives as an {@link
/// dev.hawser.internal.call.IncomingCall}, and runs as a {@link
/// dev.hawser.internal.call.RunningCall}.
package dev.hawser.internal.call;
