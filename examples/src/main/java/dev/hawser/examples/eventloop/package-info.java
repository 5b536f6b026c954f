/// A program whose own loop takes whatever comes in: calls, clients that come and go.
///
///     ./hawser example eventloop server NAME
///     ./hawser example eventloop client NAME
///
/// With `server NAME threads` the loop hands calls to threads. No program sees Hawser's sockets, so
/// the loop takes events where the original selected sockets; the name server and the responder,
/// which are in the same process, need no loop.
package dev.hawser.examples.eventloop;
