/// Bounds on the size of what is sent, at the sender and at the receiver. Run `./hawser example
/// maxsize server`, or `… server 2500` for a server with a bound of its own; in another terminal,
/// with the address that it prints, `./hawser example maxsize client ADDRESS`.
package dev.hawser.examples.maxsize;
