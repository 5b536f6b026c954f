/// A function that is sent to the other end and stays there, under a name.
///
///     ./hawser example teleport server
///     ./hawser example teleport client ADDRESS
///
/// The names are those of a service, not of evaluated source: shipped functions are not seen there.
package dev.hawser.examples.teleport;
