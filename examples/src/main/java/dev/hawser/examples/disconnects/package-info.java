/// A server that drops clients, the silent and the idle; their proxies go on all the same.
///
///     ./hawser example disconnects server
///     ./hawser example disconnects client ADDRESS Anna
///
/// Wait for more than two seconds before you type, or stop the client for a while. A session of
/// Hawser's may be idle for ever, as heartbeats tell idle from dead, so who is idle too long is up
/// to the server's program; the client's needs nothing, where the original pings before each call.
package dev.hawser.examples.disconnects;
