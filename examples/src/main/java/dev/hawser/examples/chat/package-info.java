/// A chat room: pipes between guests and a room, and what is known about peers that fall silent.
package dev.hawser.examples.chat;
