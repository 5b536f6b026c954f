/// Queues: between a client and its server, and for everybody.
///
///     ./hawser example queues server
///     ./hawser example queues waiting ADDRESS
///     ./hawser example queues first ADDRESS
///     ./hawser example queues second ADDRESS
///
/// Kill the one that is waiting: what goes to somebody who is killed before it arrives goes to the
/// next.
package dev.hawser.examples.queues;
