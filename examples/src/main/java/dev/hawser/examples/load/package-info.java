/// Large values from many threads on one connection, and a thousand takers that wait. Run `./hawser
/// example load server`, and in another terminal, with the address that it prints, `./hawser
/// example load client ADDRESS`.
package dev.hawser.examples.load;
