/// Events: a server tells a client that is doing nothing. Change the file, and see. Run `./hawser
/// example events server`, and in another terminal, with the address that it prints, `./hawser
/// example events client ADDRESS FILE CHANGES`.
package dev.hawser.examples.events;
