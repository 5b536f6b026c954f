/// A server on a Unix domain socket, which only processes of the same user can reach.
///
///     ./hawser example unixsocket server FILE
///     ./hawser example unixsocket client ADDRESS
///
/// Java knows no abstract names, those of Linux that are no files: it takes a path.
package dev.hawser.examples.unixsocket;
