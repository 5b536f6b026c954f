/// An echo server, to try a setup with; a client that tries it all; and a client of one's own.
///
///     ./hawser echo
///     ./hawser echo-client localhost:1900
///     ./hawser example echo visitor localhost:1900
///
/// From another host, `./hawser echo-client` asks for the ticket that the server has printed. Both
/// have `--help`.
package dev.hawser.examples.echo;
