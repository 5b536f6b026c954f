/// A server that drops clients, those that are silent and those that ask nothing; their proxies go
/// on all the same. Run `./hawser example disconnects server`, and in another terminal, with what
/// it prints, `./hawser example disconnects client URI Anna`; wait for more than two seconds before
/// you type, or stop the client for a while. A session of Hawser's may be idle for ever, as
/// heartbeats tell idle from dead, so who is idle too long is up to the server's program; the
/// client's needs nothing, where the original pings before each call.
package dev.hawser.examples.disconnects;
