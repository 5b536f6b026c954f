/// A chat box: channels and nicks, where everybody hears the others by one-way calls back. Run
/// `./hawser example chatbox server`, and in other terminals, with the address that it prints,
/// `./hawser example chatbox client ADDRESS boats Anna`; what is typed there is said to the others.
package dev.hawser.examples.chatbox;
