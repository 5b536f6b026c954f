/// Calls from afar and the event thread of a window, in two ways: calls on threads of their own
/// that send the window what to show, and calls that a timer of the window runs on its own thread.
/// Run `./hawser example gui threads` or `./hawser example gui timer`, and in another terminal,
/// with the address that it prints, `./hawser example gui client ADDRESS`. Where there is no
/// screen, add `headless`: a thread that prints stands in for the window's. Hawser's own threads
/// read the network in either case; the timer runs what they have brought.
package dev.hawser.examples.gui;
