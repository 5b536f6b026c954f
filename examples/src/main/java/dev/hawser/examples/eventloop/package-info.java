/// A program whose own loop takes whatever comes in: calls, clients that come and go. Run `./hawser
/// example eventloop server NAME` with any name, or `… server NAME threads`, where the loop hands
/// calls to threads; in another terminal `./hawser example eventloop client NAME`. No program sees
/// Hawser's sockets, so the loop takes events where the original selected sockets; the name server
/// and the responder, which are in the same process, need no loop.
package dev.hawser.examples.eventloop;
