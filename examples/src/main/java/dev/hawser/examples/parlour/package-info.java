/// A chat room in a few lines: what one guest types, all others read.
///
///     ./hawser example parlour server
///     ./hawser example parlour guest ADDRESS Anna
///     ./hawser example parlour guest ADDRESS Ben
///
/// `./hawser chat` is a room to live in.
package dev.hawser.examples.parlour;
