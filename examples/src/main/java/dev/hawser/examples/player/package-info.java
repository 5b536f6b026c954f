/// A remote control: a program of this machine, which knows nothing of Hawser, is played with from
/// another. Run `./hawser example player server`, and in another terminal `./hawser example player
/// control localhost`. The program is a small stand-in that reads orders from its standard input,
/// since macOS's player and its scripts are not to be had elsewhere.
package dev.hawser.examples.player;
