/// A chat room: pipes between guests and a room, and what is known about peers that fall silent.
///
///     ./hawser chat --server
///     ./hawser chat --connect ADDRESS --name Anna
///     ./hawser example chat
///
/// The last one plays a short scene.
package dev.hawser.examples.chat;
