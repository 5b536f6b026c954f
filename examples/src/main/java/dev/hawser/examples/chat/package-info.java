/// A chat room: pipes between guests and a room, and what is known about peers that fall silent.
/// Run `./hawser chat --server`, and in other terminals what it prints: `./hawser chat --connect
/// …`. `./hawser example chat` plays a short scene.
package dev.hawser.examples.chat;
