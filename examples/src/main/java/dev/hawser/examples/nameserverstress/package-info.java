/// Five threads at a name server, at random; in the end there are as many names as before.
///
///     ./hawser example hub server
///     ./hawser example nameserverstress client HUB 5 1
///
/// For five seconds, by chance that begins with 1. The original goes on until it is interrupted.
package dev.hawser.examples.nameserverstress;
