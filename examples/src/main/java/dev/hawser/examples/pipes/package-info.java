/// Pipes: conversations between a client and its server. Run `./hawser example pipes server`, and
/// in another terminal, with the address that it prints, `./hawser example pipes client ADDRESS`.
package dev.hawser.examples.pipes;
