/// Five threads that register, remove, look up and list names at random; in the end there are as
/// many as before. Run `./hawser example hub server`, and in another terminal, with the address
/// that it prints, `./hawser example nameserverstress client HUB 5 1`: for five seconds, by chance
/// that begins with 1. The original goes on until it is interrupted.
package dev.hawser.examples.nameserverstress;
