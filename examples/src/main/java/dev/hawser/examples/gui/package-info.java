/// Calls from afar and a window's event thread: on threads that tell it, or run by its timer.
///
///     ./hawser example gui threads
///     ./hawser example gui timer
///     ./hawser example gui client ADDRESS
///
/// Each of the first two is a server with a window. Where there is no screen, add `headless`: a
/// thread that prints stands in for the window's. Hawser's own threads read the network in either
/// case; the timer runs what they have brought.
package dev.hawser.examples.gui;
