/// A server under attack, from outside and by invited clients that do not keep to the rules, while
/// a good client works.
package dev.hawser.harm.siege;
