/// Bounds on the size of what is sent, at the sender and at the receiver.
///
///     ./hawser example maxsize server 1000000
///     ./hawser example maxsize client ADDRESS 1000000
///     ./hawser example maxsize client ADDRESS 2500
///
/// What is too large for the sender is not sent. Start the server with 2500, and it is refused
/// there.
package dev.hawser.examples.maxsize;
