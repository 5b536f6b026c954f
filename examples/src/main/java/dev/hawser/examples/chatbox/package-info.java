/// A chat box: channels and nicks, where everybody hears the others by one-way calls back.
///
///     ./hawser example chatbox server
///     ./hawser example chatbox client ADDRESS boats Anna
///     ./hawser example chatbox client ADDRESS boats Ben
///
/// What is typed there is said to the others.
package dev.hawser.examples.chatbox;
