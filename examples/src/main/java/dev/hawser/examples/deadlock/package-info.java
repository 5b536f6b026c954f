/// Two processes that call each other in the middle of their calls, fifty deep.
///
///     ./hawser example deadlock server
///     ./hawser example deadlock client ADDRESS
///
/// The original hangs, as it says itself; here any end may call at any time.
package dev.hawser.examples.deadlock;
