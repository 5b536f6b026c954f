/// An echo server, to try a setup with. Run `./hawser echo`, and in another terminal `./hawser
/// echo-client localhost:1900`, which tries all that it can do; or, as a program of one's own,
/// `./hawser example echo visitor localhost:1900`. From another host, `./hawser echo-client` asks
/// for the ticket that the server has printed. Both have `--help`.
package dev.hawser.examples.echo;
