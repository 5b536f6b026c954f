/// Plays all of an example in one terminal: every program a process of its own, what they print
/// side by side.
package dev.hawser.examples.playing;
