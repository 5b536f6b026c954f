/// A server on a Unix domain socket, which only processes of the same user can reach. Run `./hawser
/// example unixsocket server FILE`, and in another terminal, with the address that it prints,
/// `./hawser example unixsocket client ADDRESS`. Java knows no abstract names, those of Linux that
/// are no files: it takes a path.
package dev.hawser.examples.unixsocket;
