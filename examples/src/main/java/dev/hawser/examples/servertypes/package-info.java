/// Which thread runs what at a server: calls side by side, one by one, or all on one thread. Run
/// `./hawser example servertypes server`, and in another terminal, with the address that it prints,
/// `./hawser example servertypes client ADDRESS`. It is chosen for each object, not for the whole
/// server; calls have no thread that is always theirs.
package dev.hawser.examples.servertypes;
