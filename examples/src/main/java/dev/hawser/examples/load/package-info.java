/// Large values from many threads on one connection, and a thousand takers that wait.
///
///     ./hawser example load server
///     ./hawser example load client ADDRESS
package dev.hawser.examples.load;
