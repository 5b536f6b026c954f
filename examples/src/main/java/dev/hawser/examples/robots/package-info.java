/// A game of robots whose minds are in several processes: with a window, or without one and seeded.
///
///     ./hawser example robots server window
///     ./hawser example robots player ADDRESS Anna hunter
///
/// `server 7 4 1` is a game without a window, between four robots of its own and one player from
/// elsewhere. The same minds move robots of the server and of players.
package dev.hawser.examples.robots;
