/// A game of robots whose minds are in several processes: with a window, or without one and seeded.
/// Run `./hawser example robots window`, or `./hawser example robots server 7 4 1` for a game
/// between four robots of its own and one player from elsewhere; in another terminal, with the
/// address that it prints, `./hawser example robots player ADDRESS Anna hunter`. The same minds
/// move robots of the server and of players.
package dev.hawser.examples.robots;
