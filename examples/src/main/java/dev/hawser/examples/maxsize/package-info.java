/// Bounds on the size of what is sent, at the sender and at the receiver.
///
///     ./hawser example maxsize server
///     ./hawser example maxsize client ADDRESS
///
/// `server 2500` has a bound of its own.
package dev.hawser.examples.maxsize;
