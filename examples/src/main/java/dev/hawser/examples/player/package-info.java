/// A remote control: a program that knows nothing of Hawser is played with from another machine.
///
///     ./hawser example player server
///     ./hawser example player control localhost
///
/// The program is a small stand-in that reads orders from its standard input, since macOS's player
/// and its scripts are not to be had elsewhere.
package dev.hawser.examples.player;
